package io.whence.trace;

import io.whence.model.bytes.Json;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Answers the questions of {@link Question} from a read model, a page at a time. */
public final class Questions {
    private final ReadModel model;

    public Questions(ReadModel model) {
        this.model = model;
    }

    /** A numbered row, its values in the order of the columns: the number is what the next page goes on after. */
    record Numbered(long number, List<Json> values) {
        /** The text in a column of this question's. */
        String text(Question question, String column) {
            return ((Json.Text) values.get(question.columns().indexOf(column))).value();
        }
    }

    /** Answers; refuses an id that the ledger does not know as what is asked about. */
    public Answer answer(Question question, Asked asked) {
        Horizon horizon = Horizon.of(model, asked.view());
        Optional<Long> about = asked.about().map(id -> number(question, id));
        List<Numbered> rows = switch (question) {
            case HOLDERS -> new CopyQuestions(model, horizon).holders(required(about), asked);
            case RECEIPTS -> new CopyQuestions(model, horizon).receipts(about, asked);
            case EXPIRED -> new CopyQuestions(model, horizon).expired(about, asked);
            case EXPOSURE -> new CopyQuestions(model, horizon).exposure(required(about), asked);
            case AGREEMENT -> new RecordQuestions(model, horizon).agreement(required(about), asked);
            case PARTY -> new RecordQuestions(model, horizon).party(required(about), asked);
        };
        return answer(question, asked, horizon, rows);
    }

    /** As many rows as asked for, of one more. */
    private static Answer answer(Question question, Asked asked, Horizon horizon, List<Numbered> rows) {
        List<Numbered> page = rows.subList(0, Math.min(rows.size(), asked.limit()));
        Optional<String> next = rows.size() > page.size()
                ? Optional.of(Long.toString(page.getLast().number()))
                : Optional.empty();
        return new Answer(
                question.word(),
                question.columns(),
                asked.about(),
                horizon.moment(),
                horizon.height(),
                page.stream().map(Numbered::values).toList(),
                next);
    }

    private static long required(Optional<Long> about) {
        return about.orElseThrow(() -> TraceRule.SUBJECT_UNKNOWN.refuse("id", "missing"));
    }

    private long number(Question question, String id) {
        String type = switch (question) {
            case HOLDERS -> "version";
            case AGREEMENT -> "agreement";
            case RECEIPTS, EXPIRED, EXPOSURE, PARTY -> "party";
        };
        OptionalLong name = model.names().find(id);
        boolean known = (type.equals("version") && circulated(name))
                || model.documents().first(type, id).isPresent();
        if (name.isEmpty() || !known) {
            throw TraceRule.SUBJECT_UNKNOWN.refuse(type, id);
        }
        return name.getAsLong();
    }

    /** Whether an event speaks of a version: it was derived, or delivered. */
    private boolean circulated(OptionalLong version) {
        return version.isPresent() && model.shelf().circulated(version.getAsLong());
    }
}
