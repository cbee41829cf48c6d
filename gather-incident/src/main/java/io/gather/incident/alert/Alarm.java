package io.gather.incident.alert;

import java.time.Instant;
import java.util.List;

/**
 * What somebody is told, without secrets.
 *
 * @param id the same however often it is told
 * @param alert the name of the rule
 * @param text a sentence
 * @param incident its name; empty where it is about a node
 * @param unsaid how many alarms of this rule were held back since the last one
 */
record Alarm(String id, String alert, Instant time, String text, String incident, String node, String fingerprint,
        List<String> categories, int unsaid) {
    Alarm {
        categories = List.copyOf(categories);
    }

    /** As it is told for the first time. */
    Alarm as(String given, int heldBack) {
        return new Alarm(given, alert, time, text, incident, node, fingerprint, categories, heldBack);
    }
}
