package io.gather.incident.alert;

import java.time.Instant;
import java.util.List;

/**
 * What somebody is told, without secrets.
 *
 * @param alert the name of the rule
 * @param text a sentence
 * @param incident its name; empty where it is about a node
 * @param unsaid how many alarms of this rule were held back since the last one
 */
public record Alarm(String alert, Instant time, String text, String incident, String node, String fingerprint,
        List<String> categories, int unsaid) {
    public Alarm {
        categories = List.copyOf(categories);
    }
}
