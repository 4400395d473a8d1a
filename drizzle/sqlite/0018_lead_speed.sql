--> statement-breakpoint
DROP INDEX `leads_name`;--> statement-breakpoint
CREATE INDEX `leads_name` ON `leads` (`workspace_id`, substr(`search`, 1, 64), `id`, `heat`, `segment`, `stage`, `owner_id`, `source`, `import_id`, `outcome`, `percent`, `active_at`, `hot_at`, `touched_at`) WHERE `merged_into` is null;
