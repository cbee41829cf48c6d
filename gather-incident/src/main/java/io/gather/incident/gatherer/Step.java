package io.gather.incident.gatherer;

/** What a conversation is to do next. */
sealed interface Step {
    record Fetch(Wanted wanted) implements Step {}

    /** The node tells of incidents no more, or not of all. */
    record SubscribeToIncidents() implements Step {}

    /** The node tells of events no more. */
    record SubscribeToEvents() implements Step {}

    /** The node has not told of all its incidents, and says nothing. */
    record LookForMore() implements Step {}

    /** Nothing happened for a while. */
    record Note() implements Step {}

    record End() implements Step {}
}
