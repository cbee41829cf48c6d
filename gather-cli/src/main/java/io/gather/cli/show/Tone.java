package io.gather.cli.show;

/** What a word means, where there are colours. */
enum Tone {
    PLAIN,
    GOOD,
    ATTENTION,
    BAD;

    String paint(String text, Terminal terminal) {
        return switch (this) {
            case PLAIN -> text;
            case GOOD -> terminal.green(text);
            case ATTENTION -> terminal.yellow(text);
            case BAD -> terminal.red(text);
        };
    }
}
