package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.claim.ClaimRule;
import io.whence.model.claim.Profile;
import io.whence.model.value.ValueRule;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The numbers of a jurisdiction, read from their document. Statutes live there and never in code. */
public final class ProfileCodec {
    private static final int DAYS_MAX = 4096;
    private static final int PERIOD_MAX = 36_500;

    /** Resources never change, so neither does what was read from them. */
    private static final Map<String, Profile> READ = new ConcurrentHashMap<>();

    private ProfileCodec() {}

    /** The profile of a jurisdiction that this program knows, for instance {@code CN-2015}. */
    public static Profile of(String jurisdiction) {
        return READ.computeIfAbsent(
                jurisdiction,
                id -> read(Resources.read("jurisdictions", id)
                        .orElseThrow(() -> ClaimRule.JURISDICTION_UNKNOWN.refuse("jurisdiction", id))));
    }

    static Profile read(Json json) {
        FieldReader fields = new FieldReader("", json);
        Profile profile = new Profile(
                fields.id("id"),
                ZoneOffset.of(fields.text("offset")),
                Collections.unmodifiableSet(new TreeSet<>(fields.choices("weekend", 7, DayOfWeek.class))),
                days(fields, "holidays"),
                days(fields, "workingWeekends"),
                periods(fields.object("periods")));
        fields.end();
        return profile;
    }

    private static Profile.Periods periods(FieldReader fields) {
        Profile.Periods periods = new Profile.Periods(
                number(fields, "registrationWorkingDays"),
                number(fields, "verificationDays"),
                number(fields, "refusalNoticeDays"),
                number(fields, "interimDays"),
                number(fields, "paymentDays"),
                number(fields, "appealDays"),
                number(fields, "panelDays"),
                number(fields, "panelQuorum"),
                number(fields, "holdDays"),
                number(fields, "limitationYears"));
        fields.end();
        return periods;
    }

    private static int number(FieldReader fields, String name) {
        return (int) fields.whole(name, 0, PERIOD_MAX);
    }

    private static Set<LocalDate> days(FieldReader fields, String name) {
        return fields.texts(name, DAYS_MAX).stream()
                .map(text -> day(fields.at(name), text))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static LocalDate day(String at, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw ValueRule.TIME_MALFORMED.refuse(at, text);
        }
    }
}
