package io.whence.claims.wording;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.value.ValueRule;
import io.whence.model.wire.TermsJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A cover as clauses: what each of its levels says of each term.
 *
 * @param name the cover's id, or the file it was read from
 * @param cover members of the cover beside its money terms
 */
public record Wording(String name, Json.Fields cover, Json.Fields terms) {
    /** The level of terms that stand above all sections and beside the policy. */
    static final String WHOLE = "cover";

    /** The term of a level that says that there is such a section at all. */
    static final String SECTION = "section";

    private static final String POLICY = "policy";
    private static final String SWITCHES = "switches";
    private static final String SECTIONS = "sections";
    private static final String ID = "id";

    /** Where a clause stands: a level, and what it is about. */
    record Place(String level, String term) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byLevel = level.compareTo(other.level);
            return byLevel == 0 ? term.compareTo(other.term) : byLevel;
        }
    }

    /** Reads a cover document, or its body alone; its terms are refused as the money engine refuses them. */
    public static Wording read(String name, Json json) {
        Json.Fields whole = fields(json);
        Json.Fields body = whole.members().get("body") instanceof Json.Fields inner ? inner : whole;
        Json.Fields terms = fields(new FieldReader("", body).json("terms"));
        TermsJson.read(terms.canonical());
        TreeMap<String, Json> cover = new TreeMap<>(body.members());
        cover.remove("terms");
        return new Wording(name, Json.object(cover), terms);
    }

    /** Every clause; a section that stands there at all is a clause too. */
    SortedMap<Place, Json> clauses() {
        TreeMap<Place, Json> clauses = new TreeMap<>();
        cover.members().forEach((term, value) -> clauses.put(new Place(WHOLE, term), value));
        terms.members().forEach((term, value) -> {
            switch (term) {
                case SECTIONS -> sections(clauses, terms);
                case POLICY, SWITCHES -> level(clauses, term, fields(value));
                default -> clauses.put(new Place(WHOLE, term), value);
            }
        });
        return Collections.unmodifiableSortedMap(clauses);
    }

    /** The number under which the wording prints what stands at a level. */
    Optional<String> clauseOf(String level) {
        Optional<Json.Fields> found = level.equals(POLICY)
                ? Optional.ofNullable(terms.members().get(POLICY)).map(Wording::fields)
                : section(terms, level);
        return found.map(fields -> fields.members().get("clause"))
                .filter(Json.Text.class::isInstance)
                .map(text -> ((Json.Text) text).value());
    }

    Optional<Json.Fields> section(String id) {
        return section(terms, id);
    }

    /** The same wording with what another says in one place; empty where the money engine has no use for it. */
    Optional<Wording> with(Place place, Optional<Json> value) {
        if (place.level().equals(WHOLE)) {
            boolean money = place.term().equals("premium") || place.term().equals("sumInsuredMinorUnits");
            return money
                    ? Optional.of(new Wording(name, cover, replaced(terms, place.term(), value)))
                    : Optional.empty();
        }
        if (place.level().equals(POLICY) || place.level().equals(SWITCHES)) {
            Json.Fields level = fields(terms.members().getOrDefault(place.level(), Json.object(new TreeMap<>())));
            Json changed = replaced(level, place.term(), value);
            return Optional.of(new Wording(name, cover, replaced(terms, place.level(), Optional.of(changed))));
        }
        return section(place.level()).isPresent()
                ? Optional.of(new Wording(name, cover, inSection(terms, place, value)))
                : Optional.empty();
    }

    /** The same wording with one more section; an inner one is added beside the others. */
    Wording adding(Json.Fields section) {
        List<Json> sections = new ArrayList<>(inner(terms));
        sections.add(section);
        return new Wording(name, cover, replaced(terms, SECTIONS, Optional.of(Json.array(sections))));
    }

    /** The same wording without a section and what is inside it. */
    Wording without(String id) {
        return new Wording(name, cover, without(terms, id));
    }

    private static Json.Fields without(Json.Fields level, String id) {
        List<Json.Fields> sections = inner(level).stream()
                .filter(section -> !id(section).equals(id))
                .map(section -> without(section, id))
                .toList();
        return inner(level).isEmpty() ? level : replaced(level, SECTIONS, Optional.of(Json.array(sections)));
    }

    private static void sections(SortedMap<Place, Json> clauses, Json.Fields level) {
        for (Json.Fields section : inner(level)) {
            String id = id(section);
            clauses.put(new Place(id, SECTION), Json.of("insured"));
            level(clauses, id, section);
            sections(clauses, section);
        }
    }

    private static void level(SortedMap<Place, Json> clauses, String level, Json.Fields fields) {
        fields.members().forEach((term, value) -> {
            if (!term.equals(ID) && !term.equals(SECTIONS) && !term.equals("clause")) {
                clauses.put(new Place(level, term), value);
            }
        });
    }

    private static Json.Fields inSection(Json.Fields level, Place place, Optional<Json> value) {
        List<Json> sections = new ArrayList<>();
        for (Json.Fields section : inner(level)) {
            sections.add(
                    id(section).equals(place.level())
                            ? replaced(section, place.term(), value)
                            : inSection(section, place, value));
        }
        return sections.isEmpty() ? level : replaced(level, SECTIONS, Optional.of(Json.array(sections)));
    }

    private static Optional<Json.Fields> section(Json.Fields level, String id) {
        for (Json.Fields section : inner(level)) {
            Optional<Json.Fields> found = id(section).equals(id) ? Optional.of(section) : section(section, id);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static List<Json.Fields> inner(Json.Fields level) {
        return level.members().get(SECTIONS) instanceof Json.Items items
                ? items.values().stream().map(Wording::fields).toList()
                : List.of();
    }

    private static String id(Json.Fields section) {
        return new FieldReader(SECTIONS, section).id(ID);
    }

    private static Json.Fields replaced(Json.Fields fields, String name, Optional<Json> value) {
        TreeMap<String, Json> members = new TreeMap<>(fields.members());
        members.remove(name);
        value.ifPresent(json -> members.put(name, json));
        return Json.object(members);
    }

    private static Json.Fields fields(Json json) {
        if (json instanceof Json.Fields fields) {
            return fields;
        }
        throw ValueRule.TYPE_WRONG.refuse("document", "not an object");
    }
}
