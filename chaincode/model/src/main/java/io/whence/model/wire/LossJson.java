package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.cover.Carried;
import io.whence.model.cover.CoverRule;
import io.whence.model.cover.Item;
import io.whence.model.cover.Loss;
import io.whence.model.value.Currency;
import io.whence.model.value.Fraction;
import io.whence.model.value.ValueRule;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a loss: its items, each with its amount stated in one of three ways, and what earlier claims used. */
public final class LossJson {
    static final String SHOWN_HOURS = "substantiatedHours";
    static final String SHOWN_HOUR_RATE = "substantiatedMinorUnitsPerHour";
    static final String SHOWN_UNITS = "substantiatedUnits";
    static final String SHOWN_UNIT_RATE = "substantiatedMinorUnitsPerUnit";

    private LossJson() {}

    /** The loss in a JSON document; amounts are in minor units, hours decimal strings. */
    public static Loss read(byte[] utf8) {
        return read(new FieldReader("", Json.parse(utf8)));
    }

    /** The loss in one object; every member of it must be a field of a loss. */
    public static Loss read(FieldReader reader) {
        Optional<Currency> currency = currency(reader);
        Loss loss = new Loss(
                currency,
                reader.textIfPresent("occurrence"),
                reader.objectIfPresent("carried").map(LossJson::carried).orElse(Carried.NONE),
                reader.objects("items", FieldReader.LIST_MAX, item -> item(item, currency)));
        reader.end();
        return loss;
    }

    private static Optional<Currency> currency(FieldReader reader) {
        return reader.has("currency") ? Optional.of(reader.named("currency", Currency::new)) : Optional.empty();
    }

    static Carried carried(FieldReader reader) {
        Carried carried = new Carried(
                amounts(reader, "deductibleTaken"),
                amounts(reader, "limitUsed"),
                reader.has("net") ? Fraction.parse(reader.at("net"), reader.text("net")) : Fraction.ZERO);
        reader.end();
        return carried;
    }

    private static SortedMap<String, Long> amounts(FieldReader reader, String name) {
        SortedMap<String, Long> amounts = new TreeMap<>();
        reader.objectIfPresent(name)
                .ifPresent(levels -> levels.names().forEach(level -> amounts.put(level, levels.minorUnits(level))));
        return amounts;
    }

    private static Item item(FieldReader reader, Optional<Currency> ofLoss) {
        currency(reader).filter(own -> !ofLoss.equals(Optional.of(own))).ifPresent(own -> {
            throw ValueRule.CURRENCY_DIFFERS.refuse(reader.at("currency"), own.code());
        });
        Item.Amount amount = amount(reader);
        Item item = new Item(
                reader.id("id"),
                reader.idIfPresent("section"),
                reader.choice("kind", Item.Kind.class, Item.Kind.LOSS),
                amount,
                shown(reader, amount),
                reader.minorUnitsIfPresent("substantiatedMinorUnits"),
                reader.minorUnitsIfPresent("receivedMinorUnits").orElse(0L),
                reader.minorUnitsIfPresent("valueMinorUnits").orElse(0L));
        reader.end();
        return item;
    }

    private static Item.Amount amount(FieldReader reader) {
        boolean claimed = reader.has("claimedMinorUnits");
        boolean hours = any(reader, "hours", "minorUnitsPerHour");
        boolean units = any(reader, "units", "minorUnitsPerUnit");
        List<Boolean> ways = List.of(claimed, hours, units);
        if (ways.stream().filter(stated -> stated).count() > 1) {
            throw CoverRule.AMOUNT_STATED_TWICE.refuse(reader.at("claimedMinorUnits"), reader.text("id"));
        }
        if (hours) {
            return new Item.Hours(TermsJson.hours(reader, "hours"), reader.minorUnits("minorUnitsPerHour"));
        }
        if (units) {
            return new Item.Units(reader.count("units"), reader.minorUnits("minorUnitsPerUnit"));
        }
        if (!claimed) {
            throw CoverRule.AMOUNT_MISSING.refuse(reader.at("claimedMinorUnits"), "absent");
        }
        return new Item.Sum(reader.minorUnits("claimedMinorUnits"));
    }

    /** What was shown of hours or units, and of what each costs: the measure claimed where one of them is not stated. */
    private static Optional<Item.Amount> shown(FieldReader reader, Item.Amount claimed) {
        return switch (claimed) {
            case Item.Sum sum -> Optional.empty();
            case Item.Hours hours ->
                any(reader, SHOWN_HOURS, SHOWN_HOUR_RATE)
                        ? Optional.of(new Item.Hours(
                                reader.has(SHOWN_HOURS) ? TermsJson.hours(reader, SHOWN_HOURS) : hours.hours(),
                                reader.minorUnitsIfPresent(SHOWN_HOUR_RATE).orElse(hours.minorUnitsPerHour())))
                        : Optional.empty();
            case Item.Units units ->
                any(reader, SHOWN_UNITS, SHOWN_UNIT_RATE)
                        ? Optional.of(new Item.Units(
                                reader.has(SHOWN_UNITS) ? reader.count(SHOWN_UNITS) : units.units(),
                                reader.minorUnitsIfPresent(SHOWN_UNIT_RATE).orElse(units.minorUnitsPerUnit())))
                        : Optional.empty();
        };
    }

    private static boolean any(FieldReader reader, String first, String second) {
        boolean hasFirst = reader.has(first);
        return reader.has(second) || hasFirst;
    }
}
