package io.whence.model.cover;

import io.whence.model.cover.LayerSettlement.Share;
import io.whence.model.value.Fraction;
import io.whence.model.value.ValueRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Settles a loss under one insurer's terms, in the order of arithmetic: items, sections from the inside out, the policy,
 * layers, defence, one rounding. Pure and exact: same terms and loss, same worksheet.
 */
public final class Adjuster {
    /** The largest amount that JSON carries exactly. */
    private static final Fraction LOSS_MAX = Fraction.of((1L << 53) - 1);

    private Adjuster() {}

    /** The worksheet of a loss; refused where the loss names what the terms do not have, or is in another currency. */
    public static Worksheet settle(Terms terms, Loss loss) {
        loss.carried().refuseUnknown(terms.levels());
        return settleCarrying(loss.carried(), terms, loss);
    }

    /** The same where several insurers settle one loss, whose carried amounts may name levels of any of them. */
    static Worksheet settleCarrying(Carried carried, Terms terms, Loss loss) {
        Fraction claimed = check(terms, loss);
        Occasion occasion = new Occasion(terms, carried, new Journal());
        List<Assessed> costs = new ArrayList<>();
        Settled sections = new PolicySettlement(occasion, assess(loss, costs, occasion)).settle();
        LayerSettlement layers = new LayerSettlement(occasion);
        List<Share> shares = layers.settle(sections.leaving());
        Optional<Share> defence = defence(costs, layers, occasion);
        return new Closing(claimed, loss, occasion).worksheet(sections, shares, new Closing.Defence(costs, defence));
    }

    /** The sum claimed. */
    private static Fraction check(Terms terms, Loss loss) {
        loss.currency().filter(currency -> !currency.equals(terms.currency())).ifPresent(currency -> {
            throw ValueRule.CURRENCY_DIFFERS.refuse("currency", currency.code());
        });
        Fraction claimed =
                loss.items().stream().map(item -> item.amount().minorUnits()).reduce(Fraction.ZERO, Fraction::plus);
        if (claimed.compareTo(LOSS_MAX) > 0) {
            throw CoverRule.LOSS_TOO_LARGE.refuse("items", claimed.text());
        }
        return claimed;
    }

    /** Steps 1 and 2: the assessed items by the section that they name; costs of defence that are settled apart go into {@code costs}. */
    private static Map<String, List<Assessed>> assess(Loss loss, List<Assessed> costs, Occasion occasion) {
        Map<String, Section> sections = occasion.terms().sectionsById();
        boolean apart = occasion.terms().switches().defence() != Switches.Defence.INSIDE;
        Map<String, List<Assessed>> result = new TreeMap<>();
        for (int i = 0; i < loss.items().size(); i++) {
            Item item = loss.items().get(i);
            String name = item.section().orElse(Terms.POLICY);
            Section section = sections.get(name);
            if (section == null) {
                throw CoverRule.SECTION_UNKNOWN.refuse("items[" + i + "].section", name);
            }
            List<Assessed> heads = apart && item.kind() == Item.Kind.DEFENCE
                    ? costs
                    : result.computeIfAbsent(name, none -> new ArrayList<>());
            heads.add(Assessed.of(i, item, section, occasion.journal()));
        }
        return result;
    }

    /**
     * Step 13, where defence is not paid like loss. Outside, it passes deductibles, limits and aggregates by and bears
     * unpaid premium and the participation of the lowest layer; where terms exclude it, nothing is paid.
     */
    private static Optional<Share> defence(List<Assessed> costs, LayerSettlement layers, Occasion occasion) {
        if (costs.isEmpty()) {
            return Optional.empty();
        }
        Fraction entering = Assessed.sum(costs);
        Policy policy = occasion.terms().policy();
        if (occasion.terms().switches().defence() == Switches.Defence.OUTSIDE) {
            return Optional.of(layers.beside(policy.layersByHeight().getFirst(), entering));
        }
        occasion.journal().take(new Level(Terms.POLICY, policy.clause()), Operation.DEFENCE, entering, entering);
        return Optional.empty();
    }
}
