package io.whence.model.circulation;

/** A usage policy as offered: its rules are held by its document and understood in full, or it would not be here. */
public record PolicyOffer(String id, String profile) implements Registration {}
