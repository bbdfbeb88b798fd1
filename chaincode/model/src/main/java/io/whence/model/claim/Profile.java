package io.whence.model.claim;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * The numbers of one jurisdiction: its calendar and its periods. A day ends at local midnight; a period of n days from
 * some moment ends with the n-th day after the day of that moment.
 *
 * @param offset local time as a fixed distance from UTC, so that no time zone table decides anything
 * @param workingWeekends days of the weekend on which people work instead of a holiday
 */
public record Profile(
        String id,
        ZoneOffset offset,
        Set<DayOfWeek> weekend,
        Set<LocalDate> holidays,
        Set<LocalDate> workingWeekends,
        Periods periods) {
    public Profile {
        weekend = Collections.unmodifiableSet(new TreeSet<>(weekend));
        holidays = Collections.unmodifiableSet(new TreeSet<>(holidays));
        workingWeekends = Collections.unmodifiableSet(new TreeSet<>(workingWeekends));
    }

    /** Periods in days, and the size of a panel that can decide. */
    public record Periods(
            int registrationWorkingDays,
            int verificationDays,
            int refusalNoticeDays,
            int interimDays,
            int paymentDays,
            int appealDays,
            int panelDays,
            int panelQuorum,
            int holdDays,
            int limitationYears) {}

    public int holdDays() {
        return periods.holdDays();
    }

    /** The first moment after the last of {@code days} days. */
    public Instant endOfDayAfter(Instant from, int days) {
        return startOf(day(from).plusDays(days + 1L));
    }

    /** The first moment after the last of {@code days} working days. */
    public Instant endOfWorkingDayAfter(Instant from, int days) {
        LocalDate day = day(from);
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            if (works(day)) {
                left--;
            }
        }
        return startOf(day.plusDays(1));
    }

    /** The first moment after the same day some years later. */
    public Instant endOfDayYearsAfter(Instant from, int years) {
        return startOf(day(from).plusYears(years).plusDays(1));
    }

    public boolean works(LocalDate day) {
        if (holidays.contains(day)) {
            return false;
        }
        return !weekend.contains(day.getDayOfWeek()) || workingWeekends.contains(day);
    }

    private LocalDate day(Instant at) {
        return at.atOffset(offset).toLocalDate();
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay().toInstant(offset);
    }
}
