UPDATE `leads` SET `search` = trim(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(search, '@', ' '), '.', ' '), '-', ' '), '_', ' '), '+', ' '), '(', ' '), ')', ' '), '«', ' '), '»', ' '), '"', ' '), '''', ' '), ',', ' '), '/', ' '), '&', ' '), '<', ' '), '>', ' ') || coalesce(' ' || substr(phone, 3) || ' ' || substr(phone, 4) || ' ' || substr(phone, 5), ''));--> statement-breakpoint
CREATE INDEX `leads_active` ON `leads` (`workspace_id`,`active_at`,`id`) WHERE "leads"."merged_into" is null;--> statement-breakpoint
CREATE INDEX `leads_heat` ON `leads` (`workspace_id`,`heat`,`id`) WHERE "leads"."merged_into" is null;--> statement-breakpoint
CREATE INDEX `leads_segment` ON `leads` (`workspace_id`,`segment`,`id`) WHERE "leads"."merged_into" is null;--> statement-breakpoint
CREATE INDEX `leads_stage` ON `leads` (`workspace_id`,`stage`,`id`) WHERE "leads"."merged_into" is null;--> statement-breakpoint
CREATE INDEX `leads_percent` ON `leads` (`workspace_id`,`percent`,`id`) WHERE "leads"."merged_into" is null;--> statement-breakpoint
CREATE INDEX `leads_owner` ON `leads` (`workspace_id`,`owner_id`,`id`) WHERE "leads"."merged_into" is null;--> statement-breakpoint
CREATE INDEX `leads_source` ON `leads` (`workspace_id`,`source`,`id`) WHERE "leads"."merged_into" is null;--> statement-breakpoint
CREATE INDEX `leads_outcome` ON `leads` (`workspace_id`,`outcome`,`id`) WHERE "leads"."merged_into" is null and "leads"."outcome" is not null;--> statement-breakpoint
CREATE INDEX `leads_untouched` ON `leads` (`workspace_id`,`touched_at`,`id`) WHERE "leads"."merged_into" is null and "leads"."hot_at" is not null;--> statement-breakpoint
CREATE INDEX `lead_quizzes_quiz` ON `lead_quizzes` (`workspace_id`,`quiz_id`,`lead_id`);--> statement-breakpoint
CREATE INDEX `leads_name` ON `leads` (`workspace_id`, substr(`search`, 1, 64), `id`) WHERE `merged_into` is null;--> statement-breakpoint
CREATE VIRTUAL TABLE `lead_words` USING fts5(words, content='', columnsize=0, detail=none, prefix='11 12 13', tokenize="ascii tokenchars '_'");--> statement-breakpoint
INSERT INTO `lead_words` (`lead_words`, `rank`) VALUES ('secure-delete', 1);--> statement-breakpoint
INSERT INTO `lead_words` (`rowid`, `words`) SELECT `rowid`, replace(' ' || search, ' ', ' ' || substr(workspace_id, -10)) FROM `leads`;--> statement-breakpoint
CREATE TRIGGER `lead_words_of_new` AFTER INSERT ON `leads` BEGIN
	INSERT INTO `lead_words` (`rowid`, `words`) VALUES (new.rowid, replace(' ' || new.search, ' ', ' ' || substr(new.workspace_id, -10)));
END;--> statement-breakpoint
CREATE TRIGGER `lead_words_of_changed` AFTER UPDATE OF `search` ON `leads` WHEN old.search <> new.search BEGIN
	INSERT INTO `lead_words` (`lead_words`, `rowid`, `words`) VALUES ('delete', old.rowid, replace(' ' || old.search, ' ', ' ' || substr(old.workspace_id, -10)));
	INSERT INTO `lead_words` (`rowid`, `words`) VALUES (new.rowid, replace(' ' || new.search, ' ', ' ' || substr(new.workspace_id, -10)));
END;--> statement-breakpoint
CREATE TRIGGER `lead_words_of_erased` AFTER DELETE ON `leads` BEGIN
	INSERT INTO `lead_words` (`lead_words`, `rowid`, `words`) VALUES ('delete', old.rowid, replace(' ' || old.search, ' ', ' ' || substr(old.workspace_id, -10)));
END;
