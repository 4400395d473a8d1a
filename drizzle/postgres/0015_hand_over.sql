ALTER TABLE "leads" ADD COLUMN "hand_over_due" bigint;--> statement-breakpoint
CREATE INDEX "leads_hand_over" ON "leads" USING btree ("hand_over_due") WHERE "leads"."hand_over_due" is not null;--> statement-breakpoint
CREATE INDEX "leads_waiting" ON "leads" USING btree ("workspace_id","hot_at") WHERE "leads"."hot_at" is not null and "leads"."touched_at" is null;--> statement-breakpoint
CREATE INDEX "leads_outcome_at" ON "leads" USING btree ("workspace_id","outcome_at") WHERE "leads"."outcome_at" is not null;