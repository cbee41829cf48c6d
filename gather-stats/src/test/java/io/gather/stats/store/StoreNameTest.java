package io.gather.stats.store;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;

import io.gather.fixtures.random.Seed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StoreNameTest {
    @Test
    void clustersWithLongNamesHaveFoldersOfTheirOwn() {
        String long1 = "c".repeat(300);
        assertThat(StoreName.folder(long1 + "1")).isNotEqualTo(StoreName.folder(long1 + "2")).hasSize(200)
                .startsWith("ccc");
        assertThat(StoreName.folder("\u00e4".repeat(70))).hasSize(200).isNotEqualTo(
                StoreName.folder("\u00e4".repeat(69) + "a"));
        assertThat(StoreName.folder("c".repeat(200))).isEqualTo("c".repeat(200));
    }

    @Test
    void folderNamesAreOfPlainLettersAndEachIsOfOneName() {
        long seed = Seed.next();
        Random random = new Random(seed);
        Set<String> names = new HashSet<>(Set.of("", ".", "..", "%", "a/b", "a%2fb", "A.b-c_d"));
        for (int i = 0; i < 2000; i++) {
            StringBuilder name = new StringBuilder();
            for (int letter = random.nextInt(260); letter > 0; letter--) {
                name.append("ab./%\\ \n\u00e4".charAt(random.nextInt(9)));
            }
            names.add(name.toString());
        }
        Set<String> folders = new HashSet<>();
        for (String name : names) {
            String folder = StoreName.folder(name);
            assertThat(folder).as("seed %d", seed).matches("[A-Za-z0-9_%-][A-Za-z0-9._%-]{0,199}");
            assertThat(folders.add(folder)).as("seed %d: %s", seed, name).isTrue();
        }
    }
}
