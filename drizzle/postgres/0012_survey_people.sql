CREATE INDEX "invitations_sent" ON "invitations" USING btree ("campaign_id","id") WHERE "invitations"."sent_at" is not null;--> statement-breakpoint
CREATE INDEX "invitations_not_sent" ON "invitations" USING btree ("campaign_id","mail_state","id") WHERE "invitations"."sent_at" is null;--> statement-breakpoint
CREATE INDEX "invitations_written" ON "invitations" USING btree ("campaign_id","id") WHERE "invitations"."mail_state" = 'written';--> statement-breakpoint
CREATE INDEX "invitations_opened" ON "invitations" USING btree ("campaign_id","opened_by","id") WHERE "invitations"."opened_by" is not null;--> statement-breakpoint
CREATE INDEX "invitations_tapped" ON "invitations" USING btree ("campaign_id","id") WHERE "invitations"."tapped_at" is not null;--> statement-breakpoint
CREATE INDEX "invitations_finished" ON "invitations" USING btree ("campaign_id","id") WHERE "invitations"."finished_at" is not null;--> statement-breakpoint
CREATE INDEX "invitations_temperature" ON "invitations" USING btree ("campaign_id","temperature","id") WHERE "invitations"."temperature" is not null;--> statement-breakpoint
CREATE INDEX "invitations_segment" ON "invitations" USING btree ("campaign_id","segment","id") WHERE "invitations"."segment" is not null;--> statement-breakpoint
CREATE INDEX "invitations_unsubscribed" ON "invitations" USING btree ("campaign_id","id") WHERE "invitations"."unsubscribed_at" is not null;--> statement-breakpoint
CREATE INDEX "invitations_bounced" ON "invitations" USING btree ("campaign_id","id") WHERE "invitations"."bounced_at" is not null;--> statement-breakpoint
CREATE INDEX "invitations_complained" ON "invitations" USING btree ("campaign_id","id") WHERE "invitations"."complained_at" is not null;--> statement-breakpoint
CREATE INDEX "invitations_not_me" ON "invitations" USING btree ("campaign_id","id") WHERE "invitations"."not_me_at" is not null;--> statement-breakpoint
CREATE INDEX "invitations_reminded" ON "invitations" USING btree ("campaign_id","id") WHERE "invitations"."reminders" > 0;