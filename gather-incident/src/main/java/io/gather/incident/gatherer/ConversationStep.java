package io.gather.incident.gatherer;

/** What a conversation is to do next. */
sealed interface ConversationStep {
    record Fetch(WantedIncident wanted) implements ConversationStep {}

    /** The node tells of incidents no more, or not of all. */
    record SubscribeToIncidents() implements ConversationStep {}

    /** The node tells of events no more. */
    record SubscribeToEvents() implements ConversationStep {}

    /** The node has not told of all its incidents, and says nothing. */
    record LookForMore() implements ConversationStep {}

    /** Nothing happened for a while. */
    record Note() implements ConversationStep {}

    record End() implements ConversationStep {}
}
