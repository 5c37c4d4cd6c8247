-- Totals of projects, months and departments, kept in step with every change of the ledger.

CREATE FUNCTION project_stat_follow_project() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO project_stat (department_id, project_id, year) VALUES (NEW.department_id, NEW.id, NEW.year);
  ELSIF NEW.year <> OLD.year THEN
    RAISE EXCEPTION 'a project stays in its year' USING ERRCODE = 'check_violation', CONSTRAINT = 'project_year_fixed';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER project_stat_follow_project AFTER INSERT OR UPDATE OF year ON project FOR EACH ROW EXECUTE FUNCTION project_stat_follow_project();

-- The budget of the whole: by source the last version that is of no part; where there is none, of the parts.
CREATE FUNCTION project_stat_follow_budget() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  department uuid := coalesce(NEW.department_id, OLD.department_id);
  subject uuid := coalesce(NEW.project_id, OLD.project_id);
  of_whole boolean;
  opening bigint;
  adjusted bigint;
BEGIN
  SELECT coalesce(bool_or(part_id IS NULL), false) INTO of_whole FROM budget_version WHERE department_id = department AND project_id = subject;
  SELECT sum(amount_fen) INTO opening FROM (
    SELECT DISTINCT ON (source, part_id) amount_fen FROM budget_version
    WHERE department_id = department AND project_id = subject AND kind = 'initial' AND (part_id IS NULL) = of_whole
    ORDER BY source, part_id, sequence) AS first_versions;
  SELECT sum(amount_fen) INTO adjusted FROM (
    SELECT DISTINCT ON (source, part_id) amount_fen FROM budget_version
    WHERE department_id = department AND project_id = subject AND (part_id IS NULL) = of_whole
    ORDER BY source, part_id, sequence DESC) AS last_versions;
  UPDATE project_stat SET initial_fen = opening, adjusted_fen = adjusted WHERE department_id = department AND project_id = subject;
  RETURN NULL;
END $$;
CREATE TRIGGER project_stat_follow_budget AFTER INSERT OR UPDATE OR DELETE ON budget_version FOR EACH ROW EXECUTE FUNCTION project_stat_follow_budget();

CREATE FUNCTION fund_entry_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.amount_fen <> OLD.amount_fen OR NEW.kind <> OLD.kind OR NEW.project_id <> OLD.project_id
     OR NEW.department_id <> OLD.department_id OR NEW.occurred_on IS DISTINCT FROM OLD.occurred_on THEN
    RAISE EXCEPTION 'an act of the funds ledger is voided and booked anew, never changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'fund_entry_unchangeable';
  END IF;
  IF OLD.voided AND NOT NEW.voided THEN
    RAISE EXCEPTION 'a voided act stays voided' USING ERRCODE = 'check_violation', CONSTRAINT = 'fund_entry_stays_voided';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER fund_entry_guard BEFORE UPDATE ON fund_entry FOR EACH ROW EXECUTE FUNCTION fund_entry_guard();

CREATE FUNCTION fund_entry_needs_budget() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.kind = 'paid' AND NOT NEW.without_budget
     AND NOT EXISTS (SELECT FROM budget_version WHERE department_id = NEW.department_id AND project_id = NEW.project_id) THEN
    RAISE EXCEPTION 'a payment needs a budget version, or the mark that there is none' USING ERRCODE = 'check_violation', CONSTRAINT = 'fund_entry_needs_budget';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER fund_entry_needs_budget BEFORE INSERT ON fund_entry FOR EACH ROW EXECUTE FUNCTION fund_entry_needs_budget();

-- A total is null where no act of the kind stands in the ledger. Acts are counted in a row of their own per kind and month,
-- so that a total can become null again when its last act is voided.
CREATE FUNCTION project_stat_follow_entries() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  entry fund_entry;
  sign integer;
  of_year integer;
  in_year boolean;
  remaining bigint;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.voided THEN RETURN NULL; END IF;
    entry := NEW; sign := 1;
  ELSIF TG_OP = 'UPDATE' THEN
    IF OLD.voided = NEW.voided THEN RETURN NULL; END IF;
    entry := NEW; sign := -1;
  ELSE
    IF OLD.voided THEN RETURN NULL; END IF;
    entry := OLD; sign := -1;
  END IF;

  SELECT year INTO of_year FROM project_stat WHERE department_id = entry.department_id AND project_id = entry.project_id;
  -- The project itself is being deleted.
  IF of_year IS NULL THEN RETURN NULL; END IF;
  in_year := entry.occurred_on IS NULL OR extract(year FROM entry.occurred_on) <= of_year;

  IF in_year AND sign < 0 THEN
    SELECT sum(amount_fen) INTO remaining FROM fund_entry
      WHERE department_id = entry.department_id AND project_id = entry.project_id AND kind = entry.kind AND NOT voided AND id <> entry.id
        AND (occurred_on IS NULL OR extract(year FROM occurred_on) <= of_year);
  END IF;

  -- What happens after the year stands in its month and is no part of the year's totals.
  UPDATE project_stat SET entries = entries + sign WHERE NOT in_year AND department_id = entry.department_id AND project_id = entry.project_id;
  UPDATE project_stat SET
    entries = entries + sign,
    planned_fen = CASE WHEN entry.kind <> 'planned' THEN planned_fen WHEN sign < 0 THEN remaining ELSE coalesce(planned_fen, 0) + entry.amount_fen END,
    issued_fen = CASE WHEN entry.kind <> 'issued' THEN issued_fen WHEN sign < 0 THEN remaining ELSE coalesce(issued_fen, 0) + entry.amount_fen END,
    received_fen = CASE WHEN entry.kind <> 'received' THEN received_fen WHEN sign < 0 THEN remaining ELSE coalesce(received_fen, 0) + entry.amount_fen END,
    paid_fen = CASE WHEN entry.kind <> 'paid' THEN paid_fen WHEN sign < 0 THEN remaining ELSE coalesce(paid_fen, 0) + entry.amount_fen END,
    returned_fen = CASE WHEN entry.kind <> 'returned' THEN returned_fen WHEN sign < 0 THEN remaining ELSE coalesce(returned_fen, 0) + entry.amount_fen END,
    carried_in_fen = CASE WHEN entry.kind <> 'carried-in' THEN carried_in_fen WHEN sign < 0 THEN remaining ELSE coalesce(carried_in_fen, 0) + entry.amount_fen END,
    carried_out_fen = CASE WHEN entry.kind <> 'carried-out' THEN carried_out_fen WHEN sign < 0 THEN remaining ELSE coalesce(carried_out_fen, 0) + entry.amount_fen END,
    reclaimed_fen = CASE WHEN entry.kind <> 'reclaimed' THEN reclaimed_fen WHEN sign < 0 THEN remaining ELSE coalesce(reclaimed_fen, 0) + entry.amount_fen END,
    cancelled_fen = CASE WHEN entry.kind <> 'cancelled' THEN cancelled_fen WHEN sign < 0 THEN remaining ELSE coalesce(cancelled_fen, 0) + entry.amount_fen END,
    passed_on_fen = CASE WHEN entry.kind <> 'passed-on' THEN passed_on_fen WHEN sign < 0 THEN remaining ELSE coalesce(passed_on_fen, 0) + entry.amount_fen END,
    used_fen = CASE WHEN entry.kind <> 'used' THEN used_fen WHEN sign < 0 THEN remaining ELSE coalesce(used_fen, 0) + entry.amount_fen END
  WHERE in_year AND department_id = entry.department_id AND project_id = entry.project_id;

  INSERT INTO fund_month (department_id, project_id, year, calendar_year, month, kind, amount_fen)
  VALUES (entry.department_id, entry.project_id, of_year,
    coalesce(extract(year FROM entry.occurred_on)::integer, of_year),
    CASE WHEN entry.date_precision IN ('day', 'month') THEN extract(month FROM entry.occurred_on)::smallint ELSE 0 END,
    entry.kind, sign * entry.amount_fen)
  ON CONFLICT (department_id, project_id, calendar_year, month, kind) DO UPDATE SET amount_fen = fund_month.amount_fen + excluded.amount_fen;
  RETURN NULL;
END $$;
CREATE TRIGGER project_stat_follow_entries AFTER INSERT OR UPDATE OR DELETE ON fund_entry FOR EACH ROW EXECUTE FUNCTION project_stat_follow_entries();

CREATE FUNCTION project_stat_follow_indicators() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  department uuid := coalesce(NEW.department_id, OLD.department_id);
  subject uuid := coalesce(NEW.project_id, OLD.project_id);
BEGIN
  UPDATE project_stat SET (indicators, weight_hundredths, indicators_with_result) = (
    SELECT count(*), coalesce(sum(weight_hundredths), 0), count(*) FILTER (WHERE EXISTS (
      SELECT FROM indicator_result r WHERE r.department_id = i.department_id AND r.project_id = i.project_id AND r.indicator_id = i.id AND r.current))
    FROM indicator i WHERE i.department_id = department AND i.project_id = subject)
  WHERE department_id = department AND project_id = subject;
  RETURN NULL;
END $$;
CREATE TRIGGER project_stat_follow_indicators AFTER INSERT OR UPDATE OR DELETE ON indicator FOR EACH ROW EXECUTE FUNCTION project_stat_follow_indicators();
CREATE TRIGGER project_stat_follow_results AFTER INSERT OR UPDATE OR DELETE ON indicator_result FOR EACH ROW EXECUTE FUNCTION project_stat_follow_indicators();

CREATE FUNCTION project_stat_follow_findings() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before_id uuid := CASE WHEN TG_OP <> 'INSERT' AND OLD.state = 'open' THEN OLD.project_id END;
  after_id uuid := CASE WHEN TG_OP <> 'DELETE' AND NEW.state = 'open' THEN NEW.project_id END;
BEGIN
  IF before_id IS NOT NULL THEN
    UPDATE project_stat SET open_errors = open_errors - (OLD.severity = 'error')::integer, open_warnings = open_warnings - (OLD.severity = 'warning')::integer,
      open_infos = open_infos - (OLD.severity = 'info')::integer WHERE department_id = OLD.department_id AND project_id = before_id;
  END IF;
  IF after_id IS NOT NULL THEN
    UPDATE project_stat SET open_errors = open_errors + (NEW.severity = 'error')::integer, open_warnings = open_warnings + (NEW.severity = 'warning')::integer,
      open_infos = open_infos + (NEW.severity = 'info')::integer WHERE department_id = NEW.department_id AND project_id = after_id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER project_stat_follow_findings AFTER INSERT OR UPDATE OR DELETE ON finding FOR EACH ROW EXECUTE FUNCTION project_stat_follow_findings();

-- What one project adds to its department: the sums of a department are those of its rows, minus what a row was, plus what it is.
CREATE FUNCTION department_stat_follow() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  key_department uuid := coalesce(NEW.department_id, OLD.department_id);
  key_year integer := coalesce(NEW.year, OLD.year);
  old_rated integer := CASE WHEN TG_OP <> 'INSERT' AND OLD.adjusted_fen IS NOT NULL AND OLD.paid_fen IS NOT NULL THEN 1 ELSE 0 END;
  new_rated integer := CASE WHEN TG_OP <> 'DELETE' AND NEW.adjusted_fen IS NOT NULL AND NEW.paid_fen IS NOT NULL THEN 1 ELSE 0 END;
BEGIN
  INSERT INTO department_stat (department_id, year) VALUES (key_department, key_year) ON CONFLICT DO NOTHING;
  UPDATE department_stat SET
    projects = projects + CASE TG_OP WHEN 'INSERT' THEN 1 WHEN 'DELETE' THEN -1 ELSE 0 END,
    initial_fen = initial_fen + coalesce(NEW.initial_fen, 0) - coalesce(OLD.initial_fen, 0),
    adjusted_fen = adjusted_fen + coalesce(NEW.adjusted_fen, 0) - coalesce(OLD.adjusted_fen, 0),
    planned_fen = planned_fen + coalesce(NEW.planned_fen, 0) - coalesce(OLD.planned_fen, 0),
    issued_fen = issued_fen + coalesce(NEW.issued_fen, 0) - coalesce(OLD.issued_fen, 0),
    received_fen = received_fen + coalesce(NEW.received_fen, 0) - coalesce(OLD.received_fen, 0),
    spent_fen = spent_fen + coalesce(NEW.paid_fen, 0) - coalesce(NEW.returned_fen, 0) - coalesce(OLD.paid_fen, 0) + coalesce(OLD.returned_fen, 0),
    used_fen = used_fen + coalesce(NEW.used_fen, 0) - coalesce(OLD.used_fen, 0),
    rated_projects = rated_projects + new_rated - old_rated,
    rated_adjusted_fen = rated_adjusted_fen + new_rated * coalesce(NEW.adjusted_fen, 0) - old_rated * coalesce(OLD.adjusted_fen, 0),
    rated_spent_fen = rated_spent_fen + new_rated * (coalesce(NEW.paid_fen, 0) - coalesce(NEW.returned_fen, 0)) - old_rated * (coalesce(OLD.paid_fen, 0) - coalesce(OLD.returned_fen, 0)),
    open_errors = open_errors + coalesce(NEW.open_errors, 0) - coalesce(OLD.open_errors, 0),
    open_warnings = open_warnings + coalesce(NEW.open_warnings, 0) - coalesce(OLD.open_warnings, 0),
    open_infos = open_infos + coalesce(NEW.open_infos, 0) - coalesce(OLD.open_infos, 0)
  WHERE department_id = key_department AND year = key_year;
  RETURN NULL;
END $$;
CREATE TRIGGER department_stat_follow AFTER INSERT OR DELETE
  OR UPDATE OF initial_fen, adjusted_fen, planned_fen, issued_fen, received_fen, paid_fen, returned_fen, used_fen, open_errors, open_warnings, open_infos
  ON project_stat FOR EACH ROW EXECUTE FUNCTION department_stat_follow();
