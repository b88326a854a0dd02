-- What waits to be sent names its parts by the words of the program: "previous" was "said", "reassigned" was "handedOn".
UPDATE `outbox` SET `letter` = replace(replace(`letter`, '"said":', '"previous":'), '"handedOn":', '"reassigned":')
WHERE json_extract(`letter`, '$.kind') = 'digest';
