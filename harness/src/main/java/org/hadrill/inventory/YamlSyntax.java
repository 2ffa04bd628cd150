package org.hadrill.inventory;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** A YAML syntax error in plain words. The parser's own words quote the line, which may hold a password: not used. */
record YamlSyntax(Place place, String message) {

    /** @param text the whole file */
    static YamlSyntax of(JacksonException e, String text) {
        if (e.getCause() instanceof MarkedYamlEngineException marked) {
            return ofMarked(marked);
        }
        if (e.getCause() instanceof ReaderException reader) {
            Place place = Place.of(text, text.offsetByCodePoints(0, reader.getPosition()));
            return new YamlSyntax(place, String.format("a control character (0x%02X)", reader.getCodePoint()));
        }
        TokenStreamLocation at = e.getLocation();
        Place place = at == null ? Place.START : new Place(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
        boolean key = e.getOriginalMessage().contains("Expected a property name");
        return new YamlSyntax(place, key ? "a key must be one word, not a list or a mapping" : "not valid YAML");
    }

    private static YamlSyntax ofMarked(MarkedYamlEngineException e) {
        String problem = e.getProblem();
        Place end = place(e.getProblemMark()).orElse(Place.START);
        Place start = place(e.getContextMark()).orElse(end);
        if (problem.contains("(TAB)")) {
            return new YamlSyntax(end, "a tab where spaces indent. Replace the tab by spaces");
        } else if (problem.contains("cannot start any token")) {
            return new YamlSyntax(end, "a text that begins with a special character. Put it in quotes");
        } else if (problem.contains("mapping values are not allowed")) {
            return new YamlSyntax(
                    end, "a ':' where no key can be. Check the indentation, put texts with ': ' in quotes");
        } else if (problem.contains("unexpected end of stream")) {
            return new YamlSyntax(start, "a quote that is never closed");
        } else if (problem.contains("expected ',' or")) {
            return new YamlSyntax(end, "a ',' or a closing bracket is missing; the bracket was opened at " + start);
        } else if (problem.contains("could not find expected ':'")) {
            return new YamlSyntax(start, "a key without ':' and value");
        } else if (problem.contains("expected <block end>")) {
            return new YamlSyntax(end, "the indentation of this line fits none of the lines above");
        } else if (problem.contains("escape")) {
            return new YamlSyntax(end, "an unknown escape with '\\'. Use single quotes, where '\\' is only itself");
        } else if (problem.contains("<document start>")) {
            return new YamlSyntax(end, "text after the end of the document ('...')");
        }
        return new YamlSyntax(end, "not valid YAML");
    }

    private static Optional<Place> place(Optional<Mark> mark) {
        return mark.map(m -> new Place(m.getLine() + 1, m.getColumn() + 1));
    }
}
