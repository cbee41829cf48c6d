package io.gather.incident.gatherer;

import io.gather.incident.store.IncidentName;
import io.gather.incident.value.LogValue.Dict;

/**
 * An incident that is to be fetched.
 *
 * @param trigger as it was announced; empty where it was not kept, or did not come
 */
record WantedIncident(IncidentName name, Dict trigger) {}
