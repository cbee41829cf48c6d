package io.gather.incident.settings;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IncidentSettingsTest {
    @Test
    void areAllInTheTableOfTheModule() {
        assertThat(IncidentSettings.ALL).extracting(it -> it.key()).contains("incident.directory",
                "incident.max_incidents", "incident.max_size", "incident.max_events_size", "incident.python",
                "incident.gather_last")
                .allMatch(key -> key.startsWith("incident."));
    }

    @Test
    void haveValuesOfTheirOwnThatTheyWouldTake() {
        assertThat(IncidentSettings.ALL).allSatisfy(setting -> assertThat(setting.asBuiltIn().value()).isNotNull());
        assertThat(IncidentSettings.GATHER_LAST.read(IncidentSettings.GATHER_LAST.builtIn()).value()).isEqualTo("7d");
        assertThat(IncidentSettings.MAX_SIZE.builtIn()).hasToString("10.0 GB");
    }
}
