package io.gather.core.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Settings that stand together, as a record: it names each of its components once, with its form, and what is read, written and
 * listed comes from that.
 *
 * @param <R> the record
 */
public final class Section<R> {
    /** What is done with every component: its value is looked at, and another one perhaps taken instead. */
    public interface Fields {
        /** @return what the component is to be */
        <T> T of(String name, Form<T> form, T value);
    }

    private final String prefix;
    private final R builtIn;
    private final BiFunction<R, Fields, R> each;

    /**
     * @param table its name in files; empty: the settings stand in none
     * @param each makes the record anew, with what the fields say of every component
     */
    public Section(String table, R builtIn, BiFunction<R, Fields, R> each) {
        this.prefix = table.isEmpty() ? "" : table + ".";
        this.builtIn = builtIn;
        this.each = each;
    }

    public List<Setting<?>> settings() {
        List<Setting<?>> all = new ArrayList<>();
        visit(builtIn, new Fields() {
            @Override
            public <T> T of(String name, Form<T> form, T value) {
                all.add(new Setting<>(prefix + name, form, value));
                return value;
            }
        });
        return List.copyOf(all);
    }

    public R read(SettingValues values) {
        return each.apply(builtIn, new Fields() {
            @Override
            public <T> T of(String name, Form<T> form, T value) {
                return values.of(new Setting<>(prefix + name, form, value));
            }
        });
    }

    /** These settings with this record's values. */
    public Settings write(R section, Settings settings) {
        List<Given<?>> given = new ArrayList<>();
        visit(section, new Fields() {
            @Override
            public <T> T of(String name, Form<T> form, T value) {
                given.add(new Given<>(new Setting<>(prefix + name, form, value), value));
                return value;
            }
        });
        Settings written = settings;
        for (Given<?> each : given) {
            written = each.over(written);
        }
        return written;
    }

    private void visit(R section, Fields fields) {
        R ignored = each.apply(section, fields);
    }
}
