"""Citations in running text: 《标题》, 〔2018〕65号, 第十二条第二款第（三）项 → the documents and articles they mean."""
