-- Where an imported paper says it belongs, to be held against where it was imported to.
ALTER TABLE import_proposal ADD COLUMN paper_department text, ADD COLUMN paper_year integer;
