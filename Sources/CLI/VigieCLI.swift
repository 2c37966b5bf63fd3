// VigieCLI
