DROP INDEX "leads_waiting";--> statement-breakpoint
DROP INDEX "leads_outcome_at";--> statement-breakpoint
DROP INDEX "lead_quizzes_quiz";--> statement-breakpoint
DROP INDEX "deliveries_lead";--> statement-breakpoint
DROP INDEX "lead_tags_lead";--> statement-breakpoint
CREATE INDEX "leads_list" ON "leads" USING btree ("workspace_id","id","heat","segment","stage","owner_id","source","import_id","outcome","percent","active_at","hot_at","touched_at") WHERE "leads"."merged_into" is null;--> statement-breakpoint
CREATE INDEX "leads_heat_percent" ON "leads" USING btree ("workspace_id","heat","percent","id") WHERE "leads"."merged_into" is null;--> statement-breakpoint
CREATE INDEX "leads_merged" ON "leads" USING btree ("workspace_id","merged_into") WHERE "leads"."merged_into" is not null;--> statement-breakpoint
CREATE INDEX "deliveries_state" ON "deliveries" USING btree ("workspace_id","state","id");--> statement-breakpoint
CREATE INDEX "leads_waiting" ON "leads" USING btree ("workspace_id","hot_at","id","owner_id","test") WHERE "leads"."hot_at" is not null and "leads"."touched_at" is null and "leads"."merged_into" is null;--> statement-breakpoint
CREATE INDEX "leads_outcome_at" ON "leads" USING btree ("workspace_id","outcome_at","id","shown_quiz_id","segment","temperature","source","outcome","currency","value","test") WHERE "leads"."outcome_at" is not null and "leads"."merged_into" is null;--> statement-breakpoint
CREATE INDEX "lead_quizzes_quiz" ON "lead_quizzes" USING btree ("workspace_id","quiz_id","lead_id","heat","segment");--> statement-breakpoint
CREATE INDEX "deliveries_lead" ON "deliveries" USING btree ("lead_id","id");--> statement-breakpoint
CREATE INDEX "lead_tags_lead" ON "lead_tags" USING btree ("workspace_id","lead_id","tag");--> statement-breakpoint
DROP INDEX "leads_name";--> statement-breakpoint
CREATE INDEX "leads_name" ON "leads" USING btree ("workspace_id", substr("search", 1, 64), "id", "heat", "segment", "stage", "owner_id", "source", "import_id", "outcome", "percent", "active_at", "hot_at", "touched_at") WHERE "merged_into" is null;
