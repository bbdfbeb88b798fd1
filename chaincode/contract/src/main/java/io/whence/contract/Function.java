package io.whence.contract;

import io.whence.model.circulation.Role;
import io.whence.model.value.Id;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One row of the function table.
 *
 * @param name as clients call it
 * @param parameters their names, all required
 * @param writes whether it is submitted; otherwise it is evaluated
 * @param roles who may call it
 * @param body what it does: five beats, and the deciding one is the model's
 */
public record Function(String name, List<String> parameters, boolean writes, Set<Role> roles, Body body) {
    /** What a function does with its arguments; the answer is the response's payload. */
    @FunctionalInterface
    public interface Body {
        byte[] run(Ledger ledger, List<byte[]> arguments);
    }

    /** Every role there is: for functions whose own rules decide. */
    public static final Set<Role> ANYBODY = Collections.unmodifiableSet(EnumSet.allOf(Role.class));

    /** The id that is a function's first argument. */
    public static String id(String field, List<byte[]> arguments) {
        return Id.check(field, new String(arguments.getFirst(), StandardCharsets.UTF_8));
    }

    public Function {
        parameters = List.copyOf(parameters);
        roles = Collections.unmodifiableSet(new TreeSet<>(roles));
    }

    /** A function that writes. */
    public static Function submit(String name, Set<Role> roles, List<String> parameters, Body body) {
        return new Function(name, parameters, true, roles, body);
    }

    /** A function that only reads: open to every member of the channel. */
    public static Function evaluate(String name, List<String> parameters, Body body) {
        return new Function(name, parameters, false, ANYBODY, body);
    }
}
