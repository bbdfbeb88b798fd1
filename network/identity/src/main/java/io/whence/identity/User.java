package io.whence.identity;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Someone who signs for an organisation; the attributes stand in the certificate, where contracts read them. */
public record User(String name, SortedMap<String, String> attributes) {
    /** The attribute that names the role. */
    public static final String ROLE = "whence.role";

    /** The attribute that bounds what an approver may decide alone, in minor units. */
    public static final String AUTHORITY = "whence.authority";

    public User {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    /** A user who is named after the only role it has. */
    public static User of(String role) {
        return named(role, role);
    }

    /** A user with one role. */
    public static User named(String name, String role) {
        return new User(name, new TreeMap<>()).with(ROLE, role).with("hf.Type", "client");
    }

    /** The same user with an authority to decide, in minor units. */
    public User withAuthority(long minorUnits) {
        return with(AUTHORITY, Long.toString(minorUnits));
    }

    /** What the user acts as. */
    public String role() {
        return attributes.getOrDefault(ROLE, name);
    }

    private User with(String attribute, String value) {
        SortedMap<String, String> all = new TreeMap<>(attributes);
        all.put(attribute, value);
        return new User(name, all);
    }
}
