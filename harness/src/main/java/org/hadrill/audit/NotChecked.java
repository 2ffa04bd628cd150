package org.hadrill.audit;

/** Something that could not be looked at, or does not apply here; it is never taken for clean. */
public record NotChecked(Item item, String where, String reason) {}
