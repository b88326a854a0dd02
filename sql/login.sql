-- A login for the bot that may read the seven views and nothing else. Run it in the database of the views, as somebody
-- who may make logins. Change the password here first, and put it into MSSQL_PASSWORD; the login's name, send_bot,
-- goes into MSSQL_USER. MSSQL_SCHEMA names the schema, here send.
--
-- The views must have the same owner as the tables that they select from (mostly dbo): then no right on the tables is
-- needed. Where a view reads another database, the login also needs a user there, CREATE USER send_bot FOR LOGIN send_bot
-- in that database, and GRANT SELECT on each table that the view reads. For a Windows account use CREATE LOGIN [COUNCIL\send_bot] FROM WINDOWS, for a contained database or Azure
-- CREATE USER send_bot WITH PASSWORD, in place of the first two.

CREATE LOGIN send_bot WITH PASSWORD = N'Change-this-1-first';
GO

CREATE USER send_bot FOR LOGIN send_bot;
GO

GRANT SELECT ON send.person TO send_bot;
GO

GRANT SELECT ON send.worker TO send_bot;
GO

GRANT SELECT ON send.worker_relationship TO send_bot;
GO

GRANT SELECT ON send.referral TO send_bot;
GO

GRANT SELECT ON send.assessment TO send_bot;
GO

GRANT SELECT ON send.[plan] TO send_bot;
GO

GRANT SELECT ON send.review TO send_bot;
GO
