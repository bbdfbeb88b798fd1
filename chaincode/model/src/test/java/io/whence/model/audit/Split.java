package io.whence.model.audit;

import java.util.ArrayList;
import java.util.List;

/** Splits one claim in two: both name every item and its value, each claims only its own. */
record Split(Workload workload) {
    private static final List<String> AMOUNTS = List.of("claimedMinorUnits", "units");

    List<Paper> halves(Paper loss) {
        List<Paper> first = new ArrayList<>();
        List<Paper> second = new ArrayList<>();
        for (Paper item : loss.list("items")) {
            boolean early = workload.chance(50);
            first.add(early ? item : unclaimed(item));
            second.add(early ? unclaimed(item) : item);
        }
        return List.of(Paper.of("items", first), Paper.of("items", second));
    }

    private static Paper unclaimed(Paper item) {
        Paper empty = item.copy();
        AMOUNTS.stream().filter(item::has).forEach(name -> empty.put(name, 0L));
        return item.has("hours") ? empty.put("hours", "0") : empty;
    }
}
