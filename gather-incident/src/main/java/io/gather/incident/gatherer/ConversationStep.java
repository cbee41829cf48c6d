package io.gather.incident.gatherer;

import io.gather.incident.store.IncidentName;

/** What a conversation is to do next. */
sealed interface ConversationStep {
    record Fetch(WantedIncident wanted) implements ConversationStep {}

    /** The node tells of incidents no more, or not of all. */
    record SubscribeToIncidents() implements ConversationStep {}

    /** The node tells of events no more. */
    record SubscribeToEvents() implements ConversationStep {}

    /** The node has not told of all its incidents, and says nothing. */
    record LookForMore() implements ConversationStep {}

    /** All that the node has told of is here. */
    record UpToDate(IncidentName newest) implements ConversationStep {}

    /** Nothing happened for a while. */
    record Note() implements ConversationStep {}

    record End() implements ConversationStep {}
}
