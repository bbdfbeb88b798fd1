package io.whence.model.bytes;

import io.whence.model.value.Digest;
import io.whence.model.value.Id;
import io.whence.model.value.Refused;
import io.whence.model.value.Time;
import io.whence.model.value.ValueRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Reads the members of one object, each by its name and type. Every refusal carries the full path of the member;
 * {@link #end} refuses by name whatever was not asked for.
 */
public final class FieldReader {
    /** The longest list that any record may carry unless it states a smaller one. */
    public static final int LIST_MAX = 4096;

    private static final int SHOWN_MAX = 120;

    private final String path;
    private final Json.Fields fields;
    private final Set<String> read = new TreeSet<>();

    /** Reads {@code json}, which must be an object; {@code path} is how refusals name it, empty for a whole document. */
    public FieldReader(String path, Json json) {
        this.path = path;
        if (!(json instanceof Json.Fields object)) {
            throw wrongType(path.isEmpty() ? "document" : path, json, "an object");
        }
        this.fields = object;
    }

    /** The path of a member, as refusals print it. */
    public String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    public boolean has(String name) {
        return optional(name).isPresent();
    }

    public Json json(String name) {
        return optional(name).orElseThrow(() -> ValueRule.FIELD_MISSING.refuse(at(name), "absent"));
    }

    public String text(String name) {
        return textOf(at(name), json(name));
    }

    public Optional<String> textIfPresent(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    public String id(String name) {
        return Id.check(at(name), text(name));
    }

    public Optional<String> idIfPresent(String name) {
        return has(name) ? Optional.of(id(name)) : Optional.empty();
    }

    /** A whole number in {@code min..max}. */
    public long whole(String name, long min, long max) {
        if (!(json(name) instanceof Json.Whole whole)) {
            throw wrongType(at(name), json(name), "a whole number");
        }
        long value = whole.value();
        if (value < min || value > max) {
            throw ValueRule.NUMBER_OUT_OF_RANGE.refuse(at(name), value);
        }
        return value;
    }

    /** A non-negative count or amount. */
    public long count(String name) {
        return whole(name, 0, Json.INTEGER_MAX);
    }

    public Optional<Long> countIfPresent(String name) {
        return has(name) ? Optional.of(count(name)) : Optional.empty();
    }

    /** A non-negative amount in minor units: a negative one is refused as such. */
    public long minorUnits(String name) {
        long value = whole(name, -Json.INTEGER_MAX, Json.INTEGER_MAX);
        if (value < 0) {
            throw ValueRule.AMOUNT_NEGATIVE.refuse(at(name), value);
        }
        return value;
    }

    public Optional<Long> minorUnitsIfPresent(String name) {
        return has(name) ? Optional.of(minorUnits(name)) : Optional.empty();
    }

    public boolean flag(String name, boolean otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        if (json(name) instanceof Json.Flag flag) {
            return flag.value();
        }
        throw wrongType(at(name), json(name), "true or false");
    }

    public Instant time(String name) {
        return Time.parse(at(name), text(name));
    }

    public Optional<Instant> timeIfPresent(String name) {
        return has(name) ? Optional.of(time(name)) : Optional.empty();
    }

    public Digest digest(String name) {
        return named(name, Digest::parse);
    }

    public Optional<Digest> digestIfPresent(String name) {
        return has(name) ? Optional.of(digest(name)) : Optional.empty();
    }

    /** A text read by {@code parser}; its refusal is re-issued under this member's path. */
    public <T> T named(String name, Function<String, T> parser) {
        String text = text(name);
        try {
            return parser.apply(text);
        } catch (Refused refused) {
            throw refused.at(at(name));
        }
    }

    /** One of the words of an enum. */
    public <E extends Enum<E>> E choice(String name, Class<E> type) {
        return choiceOf(type, at(name), text(name));
    }

    public <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
        return has(name) ? choice(name, type) : otherwise;
    }

    public FieldReader object(String name) {
        return new FieldReader(at(name), json(name));
    }

    public Optional<FieldReader> objectIfPresent(String name) {
        return has(name) ? Optional.of(object(name)) : Optional.empty();
    }

    /** The elements of a list, absent meaning none, each read by {@code reader} from its path and value. */
    public <T> List<T> list(String name, int max, BiFunction<String, Json, T> reader) {
        List<Json> values = elements(name, max);
        List<T> result = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            result.add(reader.apply(at(name) + "[" + i + "]", values.get(i)));
        }
        return List.copyOf(result);
    }

    public <T> List<T> objects(String name, int max, Function<FieldReader, T> reader) {
        return list(name, max, (at, json) -> reader.apply(new FieldReader(at, json)));
    }

    public List<String> ids(String name, int max) {
        return list(name, max, (at, json) -> Id.check(at, textOf(at, json)));
    }

    public List<String> texts(String name, int max) {
        return list(name, max, FieldReader::textOf);
    }

    public <E extends Enum<E>> List<E> choices(String name, int max, Class<E> type) {
        return list(name, max, (at, json) -> choiceOf(type, at, textOf(at, json)));
    }

    /** The names of all members: for objects that are maps. Each counts as read. */
    public Set<String> names() {
        read.addAll(fields.members().keySet());
        return fields.members().keySet();
    }

    /** Refuses the first member that nobody asked for. */
    public void end() {
        for (String name : fields.members().keySet()) {
            if (!read.contains(name)) {
                throw ValueRule.FIELD_UNKNOWN.refuse(
                        at(name), shown(fields.members().get(name)));
            }
        }
    }

    private List<Json> elements(String name, int max) {
        if (!has(name)) {
            return List.of();
        }
        if (!(json(name) instanceof Json.Items items)) {
            throw wrongType(at(name), json(name), "a list");
        }
        if (items.values().size() > max) {
            throw ValueRule.LIST_TOO_LONG.refuse(at(name), items.values().size() + " where " + max + " are allowed");
        }
        return items.values();
    }

    private Optional<Json> optional(String name) {
        read.add(name);
        return Optional.ofNullable(fields.members().get(name)).filter(json -> !(json instanceof Json.Nothing));
    }

    private static Refused wrongType(String at, Json json, String wanted) {
        return ValueRule.TYPE_WRONG.refuse(at, shown(json) + ", which is not " + wanted);
    }

    /** A value as refusals print it: a string without its quotes, anything else as JSON, both cut where they are long. */
    private static String shown(Json json) {
        String text = json instanceof Json.Text string ? string.value() : json.text();
        return text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX) + "…";
    }

    private static String textOf(String at, Json json) {
        if (json instanceof Json.Text text) {
            return text.value();
        }
        throw wrongType(at, json, "a string");
    }

    private static <E extends Enum<E>> E choiceOf(Class<E> type, String at, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equals(word))
                .findFirst()
                .orElseThrow(() -> ValueRule.CHOICE_UNKNOWN.refuse(at, word));
    }
}
