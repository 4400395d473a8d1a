ALTER TABLE `leads` ADD `import_id` text;--> statement-breakpoint
CREATE INDEX `leads_import` ON `leads` (`workspace_id`,`import_id`,`id`) WHERE "leads"."merged_into" is null and "leads"."import_id" is not null;--> statement-breakpoint
ALTER TABLE `imports` ADD `mode` text DEFAULT 'fill' NOT NULL;--> statement-breakpoint
ALTER TABLE `imports` ADD `kept` integer DEFAULT 0 NOT NULL;