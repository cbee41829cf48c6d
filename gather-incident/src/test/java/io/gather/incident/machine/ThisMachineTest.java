package io.gather.incident.machine;

import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ThisMachineTest {
    @Test
    void saysWhatItIs() {
        ThisMachine machine = ThisMachine.find();
        Dict header = machine.header(Dict.EMPTY.with("num", LogValue.of(3)));
        assertThat(header.entries().keySet()).containsExactly("type", "trigger", "versions", "pid");
        assertThat(header.dict("versions").flatMap(it -> it.text("gather"))).isPresent();
        assertThat(machine.host()).isNotBlank();
        assertThat(machine.incarnation()).matches("[0-9a-f]{16}").isNotEqualTo(ThisMachine.find().incarnation());
    }
}
