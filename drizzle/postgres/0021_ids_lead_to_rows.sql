CREATE INDEX "leads_test" ON "leads" USING btree ("workspace_id","id") WHERE "leads"."test" is true;--> statement-breakpoint
CREATE INDEX "responses_odd" ON "responses" USING btree ("workspace_id","id") WHERE "responses"."lead_id" is null and ("responses"."test" is true or "responses"."quarantined" is true);--> statement-breakpoint
CREATE INDEX "letters_response" ON "letters" USING btree ("response_id");--> statement-breakpoint
CREATE INDEX "merge_proposals_response" ON "merge_proposals" USING btree ("response_id");