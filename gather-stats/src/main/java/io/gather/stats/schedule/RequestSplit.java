package io.gather.stats.schedule;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Divides stats among requests whose addresses the cluster's web server takes. */
public final class RequestSplit {
    /** What is left of its 8198 bytes for the stats, as gostats reckons. */
    static final int BUDGET = 8198 - 70 - 100;
    private static final int AROUND = "&key=".length();

    private RequestSplit() {}

    /** In their order, as many in each as have room; one that is longer than that is alone. */
    public static List<List<String>> of(List<String> keys) {
        List<List<String>> requests = new ArrayList<>();
        List<String> current = new ArrayList<>();
        int size = 0;
        for (String key : keys) {
            int length = AROUND + key.getBytes(StandardCharsets.UTF_8).length;
            if (size + length > BUDGET && !current.isEmpty()) {
                requests.add(current);
                current = new ArrayList<>();
                size = 0;
            }
            current.add(key);
            size += length;
        }
        if (!current.isEmpty()) {
            requests.add(current);
        }
        return requests;
    }
}
