package io.whence.trace;

import io.whence.model.bytes.Json;
import io.whence.model.value.Time;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A trace in the terms of W3C PROV: copies and versions are entities, parties agents, events activities. A delivery is
 * associated with who made it and has its agreement as its plan; a deletion invalidates. As PROV asks, each entity is
 * generated at most once, and used no later than it is invalidated: a deletion that is declared before something that used the
 * copy is no invalidation, and an alert of its own. An event with several inputs is one activity that used them all.
 */
public final class TraceProv {
    private static final Map<String, String> PREFIXES = new TreeMap<>(Map.of(
            "agreement", "urn:whence:agreement:",
            "copy", "urn:whence:copy:",
            "version", "urn:whence:version:",
            "party", "urn:whence:party:",
            "event", "urn:whence:event:",
            "whence", "urn:whence:"));

    private static final Json PLAN =
            Json.object(Map.of("$", Json.of("prov:Plan"), "type", Json.of("prov:QUALIFIED_NAME")));

    /** How PROV-N writes an argument that is left out. */
    private static final String ABSENT = "-";

    private final Map<String, Trace.CopyNode> copies = new TreeMap<>();
    private final Map<String, Instant> lastUsed = new TreeMap<>();
    private final TreeMap<String, Map<String, Json>> sections = new TreeMap<>();
    private final List<String> statements = new ArrayList<>();

    private TraceProv(Trace trace) {
        trace.nodes().forEach(this::remember);
        trace.edges().forEach(edge -> lastUsed.merge(from(edge), edge.at(), (a, b) -> a.isAfter(b) ? a : b));
        trace.nodes().forEach(this::node);
        trace.edges().forEach(this::edge);
    }

    /** PROV-JSON (W3C member submission of 24 April 2013). */
    public static Json.Fields json(Trace trace) {
        TreeMap<String, Json> document = new TreeMap<>();
        TreeMap<String, Json> prefixes = new TreeMap<>();
        PREFIXES.forEach((prefix, uri) -> prefixes.put(prefix, Json.of(uri)));
        document.put("prefix", Json.object(prefixes));
        new TraceProv(trace).sections.forEach((name, members) -> document.put(name, Json.object(members)));
        return Json.object(document);
    }

    /** PROV-N, one statement a line: declarations of entities, agents and activities, then how they relate. */
    public static String text(Trace trace) {
        StringBuilder out = new StringBuilder("document\n");
        PREFIXES.forEach((prefix, uri) ->
                out.append("  prefix ").append(prefix).append(" <").append(uri).append(">\n"));
        new TreeSet<>(new TraceProv(trace).statements)
                .forEach(statement -> out.append("  ").append(statement).append('\n'));
        return out.append("endDocument\n").toString();
    }

    private void remember(Trace.Node node) {
        if (node instanceof Trace.CopyNode copy) {
            copies.put(copy.id(), copy);
        }
    }

    private void node(Trace.Node node) {
        switch (node) {
            case Trace.CopyNode copy -> {
                String name = entity("copy", copy.id(), TraceJson.state(copy));
                attribute(name, copy.holder());
                copy.deleted()
                        .filter(at -> !at.isBefore(lastUsed.getOrDefault(name, at)))
                        .ifPresent(at -> invalidate(name, Time.format(at)));
            }
            case Trace.VersionNode version -> {
                String name = entity("version", version.id(), TraceJson.state(version));
                version.holder().ifPresent(holder -> attribute(name, holder));
            }
        }
    }

    private String entity(String kind, String id, String state) {
        String name = kind + ":" + id;
        put("entity", name, Map.of("whence:state", Json.of(state)));
        statements.add("entity(" + escaped(name) + ", [whence:state=\"" + state + "\"])");
        return name;
    }

    private void attribute(String entity, String holder) {
        String agent = agent(holder);
        relate("wasAttributedTo", Map.of("prov:entity", entity, "prov:agent", agent), entity, agent);
    }

    private String agent(String party) {
        String agent = "party:" + party;
        put("agent", agent, Map.of());
        statements.add("agent(" + escaped(agent) + ")");
        return agent;
    }

    private void invalidate(String entity, String at) {
        relate("wasInvalidatedBy", Map.of("prov:entity", entity, "prov:time", at), entity, ABSENT, at);
    }

    private void edge(Trace.Edge edge) {
        boolean delivered = edge.event().equals(Kind.DELIVERED.word());
        String from = from(edge);
        String to = (delivered ? "copy:" : "version:") + edge.to();
        String activity = "event:" + edge.id() + "." + edge.order();
        String at = Time.format(edge.at());
        put("activity", activity, Map.of("prov:startTime", Json.of(at), "prov:endTime", Json.of(at)));
        statements.add("activity(" + escaped(activity) + ", " + at + ", " + at + ")");
        relate("used", Map.of("prov:activity", activity, "prov:entity", from, "prov:time", at), activity, from, at);
        relate(
                "wasGeneratedBy",
                Map.of("prov:entity", to, "prov:activity", activity, "prov:time", at),
                to,
                activity,
                at);
        relate("wasDerivedFrom", Map.of("prov:generatedEntity", to, "prov:usedEntity", from), to, from);
        if (delivered && copies.containsKey(edge.to())) {
            associate(activity, copies.get(edge.to()));
        }
    }

    private String from(Trace.Edge edge) {
        return (ofItsVersion(edge) ? "version:" : "copy:") + edge.from();
    }

    /** A delivery leads from the version delivered or, down from a copy, from the copy that its holder passed on. */
    private boolean ofItsVersion(Trace.Edge edge) {
        return edge.event().equals(Kind.DELIVERED.word())
                && Optional.ofNullable(copies.get(edge.to()))
                        .filter(copy -> !copy.version().equals(edge.from()))
                        .isEmpty();
    }

    /** Who made a delivery, under which agreement. */
    private void associate(String activity, Trace.CopyNode copy) {
        String agent = agent(copy.deliveredBy());
        String plan = "agreement:" + copy.agreement();
        put("entity", plan, Map.of("prov:type", PLAN));
        statements.add("entity(" + escaped(plan) + ", [prov:type='prov:Plan'])");
        relate(
                "wasAssociatedWith",
                Map.of("prov:activity", activity, "prov:agent", agent, "prov:plan", plan),
                activity,
                agent,
                plan);
    }

    /** The same relation stated twice is one relation. */
    private void relate(String relation, Map<String, String> members, String... arguments) {
        TreeMap<String, Json> json = new TreeMap<>();
        members.forEach((name, value) -> json.put(name, Json.of(value)));
        put(relation, "_:" + String.join("|", arguments), json);
        statements.add(relation + "("
                + String.join(", ", Stream.of(arguments).map(TraceProv::escaped).toList()) + ")");
    }

    private void put(String section, String name, Map<String, Json> members) {
        sections.computeIfAbsent(section, added -> new TreeMap<>()).put(name, Json.object(members));
    }

    /** In PROV-N colons inside a local name, and dots at its end, are escaped; times and absences stand as they are. */
    private static String escaped(String name) {
        int colon = name.indexOf(':');
        if (colon < 0 || !PREFIXES.containsKey(name.substring(0, colon))) {
            return name;
        }
        String local = name.substring(colon + 1);
        String stem = local.replaceAll("\\.+$", "");
        return name.substring(0, colon + 1) + stem.replace(":", "\\:") + "\\.".repeat(local.length() - stem.length());
    }
}
