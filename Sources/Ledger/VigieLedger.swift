// VigieLedger
