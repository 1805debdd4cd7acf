package dev.headroom.model;

/** How a model lies on disk. */
public enum ModelFormat {
    /** A directory with {@code headroom.json}: what Headroom itself makes and runs. */
    ARTEFACT,
    /** A Hugging Face directory: {@code config.json}, safetensors, {@code tokenizer.json}. */
    CHECKPOINT,
    /** One GGUF file. */
    GGUF,
    /** A directory with an exported {@code model.onnx} and {@code tokenizer.json}, for example a sentence encoder. */
    ONNX
}
