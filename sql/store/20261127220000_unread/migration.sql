-- How many rows of each kind an alert rested on, and since when its record cannot be read.
ALTER TABLE alert ADD `rows` TEXT;
--> statement-breakpoint
ALTER TABLE alert ADD unread_since TEXT;
--> statement-breakpoint
ALTER TABLE told ADD `rows` TEXT;
--> statement-breakpoint
ALTER TABLE told ADD unread_since TEXT;
