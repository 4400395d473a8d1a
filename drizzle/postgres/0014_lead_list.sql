UPDATE "leads" SET "search" = trim(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(search, '@', ' '), '.', ' '), '-', ' '), '_', ' '), '+', ' '), '(', ' '), ')', ' '), '«', ' '), '»', ' '), '"', ' '), '''', ' '), ',', ' '), '/', ' '), '&', ' '), '<', ' '), '>', ' ') || coalesce(' ' || substr(phone, 3) || ' ' || substr(phone, 4) || ' ' || substr(phone, 5), ''));--> statement-breakpoint
CREATE INDEX "leads_active" ON "leads" USING btree ("workspace_id","active_at","id") WHERE "leads"."merged_into" is null;--> statement-breakpoint
CREATE INDEX "leads_heat" ON "leads" USING btree ("workspace_id","heat","id") WHERE "leads"."merged_into" is null;--> statement-breakpoint
CREATE INDEX "leads_segment" ON "leads" USING btree ("workspace_id","segment","id") WHERE "leads"."merged_into" is null;--> statement-breakpoint
CREATE INDEX "leads_stage" ON "leads" USING btree ("workspace_id","stage","id") WHERE "leads"."merged_into" is null;--> statement-breakpoint
CREATE INDEX "leads_percent" ON "leads" USING btree ("workspace_id","percent","id") WHERE "leads"."merged_into" is null;--> statement-breakpoint
CREATE INDEX "leads_owner" ON "leads" USING btree ("workspace_id","owner_id","id") WHERE "leads"."merged_into" is null;--> statement-breakpoint
CREATE INDEX "leads_source" ON "leads" USING btree ("workspace_id","source","id") WHERE "leads"."merged_into" is null;--> statement-breakpoint
CREATE INDEX "leads_outcome" ON "leads" USING btree ("workspace_id","outcome","id") WHERE "leads"."merged_into" is null and "leads"."outcome" is not null;--> statement-breakpoint
CREATE INDEX "leads_untouched" ON "leads" USING btree ("workspace_id","touched_at","id") WHERE "leads"."merged_into" is null and "leads"."hot_at" is not null;--> statement-breakpoint
CREATE INDEX "lead_quizzes_quiz" ON "lead_quizzes" USING btree ("workspace_id","quiz_id","lead_id");--> statement-breakpoint
CREATE INDEX "leads_name" ON "leads" USING btree ("workspace_id", substr("search", 1, 64), "id") WHERE "merged_into" is null;--> statement-breakpoint
CREATE INDEX "leads_words" ON "leads" USING gin (array_to_tsvector(string_to_array(right("workspace_id", 10) || replace("search", ' ', ' ' || right("workspace_id", 10)), ' ')));
