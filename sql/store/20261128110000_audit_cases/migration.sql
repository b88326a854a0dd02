-- Which cases an answer showed, by the ids of their persons; and the channel in which it was asked or posted.
ALTER TABLE audit ADD cases TEXT;
--> statement-breakpoint
ALTER TABLE audit ADD channel TEXT;
