package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.CirculationRule;
import io.whence.model.circulation.Event;
import io.whence.model.value.Time;
import io.whence.model.value.ValueRule;
import java.util.Map;
import java.util.TreeMap;

/** Events as people and scripts write them: one JSON object, its kind in the member {@code event}. */
public final class EventJson {
    private EventJson() {}

    /** Reads an event's own members; the caller reads what else the object may carry, and ends it. */
    public static Event read(FieldReader fields) {
        return new Event(fields.id("id"), fields.time("at"), fields.id("by"), fact(fields));
    }

    public static Json.Fields write(Event event) {
        TreeMap<String, Json> members = new TreeMap<>();
        members.put("id", Json.of(event.id()));
        members.put("at", Json.of(Time.format(event.at())));
        members.put("by", Json.of(event.by()));
        members.put("event", Json.of(kind(event.fact())));
        fact(event.fact(), members);
        return Json.object(members);
    }

    /** The word for what happened. */
    public static String kind(Event.Fact fact) {
        return switch (fact) {
            case Event.Delivered delivered -> "delivered";
            case Event.Received received -> "received";
            case Event.Used used -> "used";
            case Event.Derived derived -> "derived";
            case Event.Deleted deleted -> "deleted";
        };
    }

    private static Event.Fact fact(FieldReader fields) {
        String kind = fields.text("event");
        return switch (kind) {
            case "delivered" ->
                new Event.Delivered(
                        fields.id("copy"),
                        fields.id("version"),
                        fields.id("agreement"),
                        fields.id("to"),
                        fields.digest("root"),
                        fields.count("rows"),
                        fields.digestIfPresent("commitment"),
                        fields.objectIfPresent("slots").map(SlotsCodec::read),
                        fields.idIfPresent("transfer"));
            case "received" -> new Event.Received(fields.id("copy"), fields.digest("root"), fields.count("rows"));
            case "used" ->
                new Event.Used(fields.id("copy"), fields.id("action"), fields.id("purpose"), fields.count("count"));
            case "derived" -> derived(fields);
            case "deleted" -> new Event.Deleted(fields.id("copy"), fields.id("ground"));
            default -> throw ValueRule.CHOICE_UNKNOWN.refuse(fields.at("event"), kind);
        };
    }

    private static Event.Derived derived(FieldReader fields) {
        Event.Derived derived = new Event.Derived(
                fields.ids("inputs", EventCodec.INPUTS_MAX), fields.id("version"), fields.id("method"));
        if (derived.inputs().isEmpty()) {
            throw CirculationRule.EVENT_MALFORMED.refuse(fields.at("inputs"), "no input");
        }
        return derived;
    }

    private static void fact(Event.Fact fact, Map<String, Json> members) {
        switch (fact) {
            case Event.Delivered delivered -> delivered(delivered, members);
            case Event.Received received -> {
                members.put("copy", Json.of(received.copy()));
                members.put("root", Json.of(received.root().hex()));
                members.put("rows", Json.of(received.rows()));
            }
            case Event.Used used -> {
                members.put("copy", Json.of(used.copy()));
                members.put("action", Json.of(used.action()));
                members.put("purpose", Json.of(used.purpose()));
                members.put("count", Json.of(used.count()));
            }
            case Event.Derived derived -> {
                members.put("inputs", Json.texts(derived.inputs()));
                members.put("version", Json.of(derived.version()));
                members.put("method", Json.of(derived.method()));
            }
            case Event.Deleted deleted -> {
                members.put("copy", Json.of(deleted.copy()));
                members.put("ground", Json.of(deleted.ground()));
            }
        }
    }

    private static void delivered(Event.Delivered delivered, Map<String, Json> members) {
        members.put("copy", Json.of(delivered.copy()));
        members.put("version", Json.of(delivered.version()));
        members.put("agreement", Json.of(delivered.agreement()));
        members.put("to", Json.of(delivered.to()));
        members.put("root", Json.of(delivered.root().hex()));
        members.put("rows", Json.of(delivered.rows()));
        delivered.commitment().ifPresent(commitment -> members.put("commitment", Json.of(commitment.hex())));
        delivered.slots().ifPresent(slots -> members.put("slots", SlotsCodec.json(slots)));
        delivered.transfer().ifPresent(transfer -> members.put("transfer", Json.of(transfer)));
    }
}
