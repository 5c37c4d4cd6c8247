-- What reviewers and the finance bureau add to a department's record.

CREATE TABLE "spot_sample" (
	"id" uuid PRIMARY KEY NOT NULL,
	"bureau_id" uuid,
	"year" integer NOT NULL,
	"seed" text NOT NULL,
	"size" integer NOT NULL,
	"population" integer NOT NULL,
	"population_hash" text NOT NULL,
	"note" text,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "spot_sample_size_positive" CHECK ("spot_sample"."size" > 0)
);

CREATE TABLE "spot_sample_item" (
	"department_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"sample_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "spot_sample_item_department_id_id_pk" PRIMARY KEY("department_id","id"),
	CONSTRAINT "spot_sample_item_department_id_sample_id_project_id_unique" UNIQUE("department_id","sample_id","project_id")
);

CREATE TABLE "review" (
	"department_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"sample_id" uuid,
	"self_score_hundredths" integer,
	"score_hundredths" integer,
	"grade" text,
	"opinion" text NOT NULL,
	"outcome" text NOT NULL,
	"reviewer_id" uuid,
	"reviewer_name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "review_department_id_id_pk" PRIMARY KEY("department_id","id"),
	CONSTRAINT "review_kind_known" CHECK ("review"."kind" in ('department', 'finance')),
	CONSTRAINT "review_outcome_known" CHECK ("review"."outcome" in ('confirmed', 'corrected', 'refused')),
	CONSTRAINT "review_score_in_range" CHECK ("review"."score_hundredths" between 0 and 100000)
);

CREATE TABLE "rectification" (
	"department_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"year" integer NOT NULL,
	"project_id" uuid,
	"issue" text NOT NULL,
	"due_on" date,
	"state" text DEFAULT 'opened' NOT NULL,
	"answer" text,
	"returned_reason" text,
	"opened_by" uuid,
	"opened_at" timestamp with time zone NOT NULL,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	"closed_by" uuid,
	"closed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "rectification_department_id_id_pk" PRIMARY KEY("department_id","id"),
	CONSTRAINT "rectification_state_known" CHECK ("rectification"."state" in ('opened', 'answered', 'closed')),
	CONSTRAINT "rectification_answered" CHECK ("rectification"."state" = 'opened' or "rectification"."answer" is not null)
);

ALTER TABLE "spot_sample" ADD CONSTRAINT "spot_sample_bureau_id_bureau_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "bureau"("id");
ALTER TABLE "spot_sample" ADD CONSTRAINT "spot_sample_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "account"("id");
ALTER TABLE "spot_sample_item" ADD CONSTRAINT "spot_sample_item_sample_id_spot_sample_id_fk" FOREIGN KEY ("sample_id") REFERENCES "spot_sample"("id");
ALTER TABLE "spot_sample_item" ADD CONSTRAINT "spot_sample_item_project_fk" FOREIGN KEY ("department_id","project_id") REFERENCES "project"("department_id","id") ON DELETE cascade;
ALTER TABLE "review" ADD CONSTRAINT "review_project_fk" FOREIGN KEY ("department_id","project_id") REFERENCES "project"("department_id","id") ON DELETE cascade;
ALTER TABLE "review" ADD CONSTRAINT "review_sample_id_spot_sample_id_fk" FOREIGN KEY ("sample_id") REFERENCES "spot_sample"("id");
ALTER TABLE "review" ADD CONSTRAINT "review_reviewer_id_account_id_fk" FOREIGN KEY ("reviewer_id") REFERENCES "account"("id");
ALTER TABLE "rectification" ADD CONSTRAINT "rectification_year_fk" FOREIGN KEY ("department_id","year") REFERENCES "budget_year"("department_id","year");
ALTER TABLE "rectification" ADD CONSTRAINT "rectification_project_fk" FOREIGN KEY ("department_id","project_id") REFERENCES "project"("department_id","id") ON DELETE cascade;
ALTER TABLE "rectification" ADD CONSTRAINT "rectification_opened_by_account_id_fk" FOREIGN KEY ("opened_by") REFERENCES "account"("id");
ALTER TABLE "rectification" ADD CONSTRAINT "rectification_answered_by_account_id_fk" FOREIGN KEY ("answered_by") REFERENCES "account"("id");
ALTER TABLE "rectification" ADD CONSTRAINT "rectification_closed_by_account_id_fk" FOREIGN KEY ("closed_by") REFERENCES "account"("id");
CREATE INDEX "spot_sample_item_sample_id_index" ON "spot_sample_item" ("sample_id","place");
CREATE INDEX "spot_sample_year_index" ON "spot_sample" ("year","bureau_id");
CREATE INDEX "review_department_id_project_id_index" ON "review" ("department_id","project_id");
CREATE INDEX "rectification_department_id_year_index" ON "rectification" ("department_id","year","state");
CREATE TRIGGER spot_sample_append_only BEFORE UPDATE OR DELETE ON spot_sample FOR EACH ROW EXECUTE FUNCTION append_only();
