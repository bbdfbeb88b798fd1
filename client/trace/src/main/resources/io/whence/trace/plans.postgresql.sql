-- What PostgreSQL plans by it measures itself in time, and here once before the first question.
ANALYZE
