package io.gather.incident.store;

/**
 * An incident that has just been stored.
 *
 * @param first whether it is the first of its fingerprint
 * @param regression whether its fingerprint was taken for resolved
 */
public record StoredIncident(IncidentEntry entry, ReportingNode node, boolean first, boolean regression) {}
