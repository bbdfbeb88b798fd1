package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.cover.Aggregate;
import io.whence.model.cover.Average;
import io.whence.model.cover.Contribution;
import io.whence.model.cover.Layer;
import io.whence.model.cover.Policy;
import io.whence.model.cover.Premium;
import io.whence.model.cover.Recovery;
import io.whence.model.cover.Section;
import io.whence.model.cover.Switches;
import io.whence.model.cover.Terms;
import io.whence.model.cover.Waiting;
import io.whence.model.value.Currency;
import io.whence.model.value.Fraction;
import io.whence.model.value.Percent;
import io.whence.model.value.Refused;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the terms of a cover. Every field but an id is optional; unknown ones are refused by name. */
public final class TermsJson {
    /** The most sections of one level, and the most layers. */
    public static final int LEVELS_MAX = 256;

    /** The currency of terms that state none: ISO 4217's code for no currency. */
    private static final Currency NO_CURRENCY = new Currency("XXX");

    private TermsJson() {}

    /** The terms in a JSON document; amounts are in minor units, percentages decimal strings. */
    public static Terms read(byte[] utf8) {
        return read(new FieldReader("", Json.parse(utf8)));
    }

    /** The terms in one object; every member of it must be a field of terms. */
    public static Terms read(FieldReader reader) {
        Optional<Waiting.Mode> mode = reader.objectIfPresent("switches").flatMap(TermsJson::waitingMode);
        Terms terms = new Terms(
                reader.has("currency") ? reader.named("currency", Currency::new) : NO_CURRENCY,
                reader.textIfPresent("insurer"),
                reader.minorUnitsIfPresent("sumInsuredMinorUnits"),
                reader.objects("sections", LEVELS_MAX, section -> section(section, mode.orElse(Waiting.Mode.EXCESS))),
                reader.objectIfPresent("policy").map(TermsJson::policy).orElseGet(Policy::plain),
                reader.objectIfPresent("premium").map(TermsJson::premium),
                reader.objectIfPresent("switches").map(TermsJson::switches).orElse(Switches.DEFAULT));
        reader.end();
        return terms;
    }

    private static Section section(FieldReader reader, Waiting.Mode mode) {
        Section section = new Section(
                reader.id("id"),
                reader.textIfPresent("clause"),
                reader.objectIfPresent("waiting").map(waiting -> waiting(waiting, mode)),
                reader.countIfPresent("indemnityHoursMax"),
                reader.objectIfPresent("average").map(TermsJson::average),
                DeductibleJson.readAll(reader),
                percent(reader, "coPaymentPercent", Percent.NONE),
                reader.objectIfPresent("limit").map(LimitJson::read),
                reader.objectIfPresent("aggregate").map(TermsJson::aggregate),
                reader.objects("sections", LEVELS_MAX, inner -> section(inner, mode)));
        reader.end();
        return section;
    }

    private static Policy policy(FieldReader reader) {
        Policy policy = new Policy(
                reader.textIfPresent("clause"),
                DeductibleJson.readAll(reader),
                reader.objectIfPresent("limit").map(LimitJson::read),
                reader.objects("layers", LEVELS_MAX, TermsJson::layer));
        reader.end();
        return policy;
    }

    private static Layer layer(FieldReader reader) {
        Layer layer = new Layer(
                reader.id("id"),
                reader.textIfPresent("clause"),
                reader.minorUnitsIfPresent("attachmentMinorUnits").orElse(0L),
                reader.minorUnitsIfPresent("occurrenceLimitMinorUnits"),
                reader.objectIfPresent("aggregate").map(TermsJson::aggregate),
                percent(reader, "participationPercent", Percent.WHOLE));
        reader.end();
        return layer;
    }

    private static Waiting waiting(FieldReader reader, Waiting.Mode otherwise) {
        Waiting waiting = new Waiting(hours(reader, "hours"), reader.choice("mode", Waiting.Mode.class, otherwise));
        reader.end();
        return waiting;
    }

    private static Average average(FieldReader reader) {
        Average average = new Average(
                reader.minorUnits("sumInsuredMinorUnits"), percent(reader, "requiredPercent", Percent.WHOLE));
        reader.end();
        return average;
    }

    private static Aggregate aggregate(FieldReader reader) {
        long whole = reader.minorUnits("minorUnits");
        long used = reader.minorUnitsIfPresent("usedMinorUnits").orElse(0L);
        long reinstated = reader.minorUnitsIfPresent("reinstatedMinorUnits").orElse(0L);
        Aggregate aggregate = built(reader, () -> new Aggregate(whole, used, reinstated));
        reader.end();
        return aggregate;
    }

    static Premium premium(FieldReader reader) {
        Premium premium = new Premium(
                reader.minorUnitsIfPresent("dueMinorUnits").orElse(0L),
                reader.minorUnitsIfPresent("receivedMinorUnits").orElse(0L));
        reader.end();
        return premium;
    }

    private static Switches switches(FieldReader reader) {
        Switches byDefault = Switches.DEFAULT;
        Switches switches = new Switches(
                reader.choice("deductibleVsLimit", Switches.DeductibleVsLimit.class, byDefault.deductibleVsLimit()),
                reader.choice("policyDeductible", Switches.PolicyDeductible.class, byDefault.policyDeductible()),
                reader.choice("subLimit", Switches.SubLimit.class, byDefault.subLimit()),
                reader.choice("defence", Switches.Defence.class, byDefault.defence()),
                reader.choice("contribution", Contribution.Mode.class, byDefault.contribution()),
                reader.choice("recovery", Recovery.Mode.class, byDefault.recovery()),
                reader.flag("recoveryReinstatesAggregate", byDefault.recoveryReinstatesAggregate()));
        waitingMode(reader);
        reader.end();
        return switches;
    }

    /** The mode of the sections whose waiting time states none. */
    private static Optional<Waiting.Mode> waitingMode(FieldReader reader) {
        return reader.has("waiting") ? Optional.of(reader.choice("waiting", Waiting.Mode.class)) : Optional.empty();
    }

    static Percent percent(FieldReader reader, String name, Percent otherwise) {
        return reader.has(name) ? reader.named(name, Percent::parse) : otherwise;
    }

    /** Hours, as a whole number or a decimal string. */
    static Fraction hours(FieldReader reader, String name) {
        return reader.json(name) instanceof Json.Whole
                ? Fraction.of(reader.count(name))
                : reader.named(name, text -> Fraction.parse(name, text));
    }

    /** A value whose own refusal is re-issued under the path of the object that it was read from. */
    static <T> T built(FieldReader reader, Supplier<T> build) {
        try {
            return build.get();
        } catch (Refused refused) {
            throw refused.at(reader.at(refused.field()));
        }
    }
}
