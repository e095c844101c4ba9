package dev.assay.migration.script;

import dev.assay.check.MistakeException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A file of a location, with its name relative to that. */
public final class ResourceFile {
    private final String name;
    private final byte[] content;

    /** Create the file. */
    public ResourceFile(String name, byte[] content) {
        this.name = name;
        this.content = content.clone();
    }

    /** Return the name below its location, with slashes. */
    public String name() {
        return name;
    }

    /**
     * Return the content, which must be UTF-8.
     *
     * @throws MistakeException with the line, if it is not
     */
    public String text() {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException malformed) {
            throw inAnotherEncoding(bytes.position(), malformed);
        }
    }

    private MistakeException inAnotherEncoding(int position, CharacterCodingException malformed) {
        int line = 1 + SqlText.lineBreaks(new String(content, 0, position, StandardCharsets.UTF_8));
        MistakeException mistake = new MistakeException(
                "the file [" + name + "]",
                "line " + line + " is not UTF-8: byte ["
                        + HexFormat.of().withUpperCase().toHexDigits(content[position]) + "]",
                "It was written in another encoding, such as ISO 8859-1",
                "iconv -f ISO-8859-1 -t UTF-8, and keep the result");
        mistake.initCause(malformed);
        return mistake;
    }

    /** Return a copy of the content, whatever it is. */
    public byte[] bytes() {
        return content.clone();
    }

    /** Add name and content. */
    public void addTo(ContentHash hash) {
        hash.add(name).add(content);
    }
}
