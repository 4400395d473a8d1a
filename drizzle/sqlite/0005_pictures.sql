CREATE TABLE `pictures` (
	`workspace_id` text NOT NULL,
	`file` text NOT NULL,
	`size` integer NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `file`)
);
