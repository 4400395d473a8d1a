ALTER TABLE "imports" ADD COLUMN "format" text COLLATE "C" NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "runs" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "beat_at" bigint NOT NULL;