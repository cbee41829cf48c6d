package io.gather.cli.commands;

import java.util.function.Supplier;

/**
 * A command of the program, which is made when it is needed.
 *
 * @param make what picocli takes for a command
 */
public record NamedCommand(String name, Supplier<Object> make) {}
