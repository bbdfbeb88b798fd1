package io.whence.model.cover;

import io.whence.model.value.Currency;
import io.whence.model.value.ValueRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What one claim of an occurrence asks for: its items, and what earlier claims of the same occurrence took and used. */
public record Loss(Optional<Currency> currency, Optional<String> occurrence, Carried carried, List<Item> items) {
    public Loss {
        items = List.copyOf(items);
        Set<String> ids = new TreeSet<>();
        for (int i = 0; i < items.size(); i++) {
            if (!ids.add(items.get(i).id())) {
                throw ValueRule.DUPLICATE.refuse(
                        "items[" + i + "].id", items.get(i).id());
            }
        }
    }
}
