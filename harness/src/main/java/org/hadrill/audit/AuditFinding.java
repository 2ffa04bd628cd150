package org.hadrill.audit;

/**
 * Something that is not as such a cluster needs it.
 *
 * @param where the node, or both with a comma
 * @param what is wrong, a sentence without a full stop
 * @param evidence {@code file:line: text}, or a command and what it printed; no secret
 */
public record AuditFinding(Item item, Item.Severity severity, String where, String what, String evidence) {}
